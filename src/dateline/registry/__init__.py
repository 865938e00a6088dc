"""What is known of the world beforehand: states, places, organisations and the parts people play in politics."""
