"""The political sectors of PLOVER: what part in politics somebody plays."""

from enum import StrEnum


class Sector(StrEnum):
    """A PLOVER sector, equal to its three-letter code; NONE where a word alone does not tell."""

    GOV = "GOV"  # executive: heads of state, cabinets, ministries, diplomats
    MIL = "MIL"  # armed forces of a state
    COP = "COP"  # police, prisons, border and coast guards
    JUD = "JUD"  # courts, judges, prosecutors
    LEG = "LEG"  # parliaments and their members
    OPP = "OPP"  # opposition and those who protest
    PTY = "PTY"  # parties, whether they govern or not
    REB = "REB"  # armed groups against a state
    SPY = "SPY"  # intelligence and state security
    IGO = "IGO"  # bodies made of states
    NGO = "NGO"  # non-governmental organisations
    MED = "MED"  # press, agencies, broadcasters, journalists
    BUS = "BUS"  # companies, banks, markets
    CVL = "CVL"  # civilians: residents, students, workers, refugees, religious bodies
    NONE = ""
