"""The reader model as data: weights and labels under CC BY-SA 4.0, word pieces under Apache-2.0 (see NOTICE)."""
