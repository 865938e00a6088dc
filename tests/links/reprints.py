"""Reports of our own to copy, and the short way to a text that can be compared."""

from dateline.articles.build import build_article
from dateline.articles.document import Document
from dateline.links.copy_text import CopyText, copy_text

BRIDGE = (
    "The council of Vardo voted on Tuesday to close the bridge over the Lomma for eighteen months. "
    "Engineers had found cracks in four of its eleven pillars. "
    "Mayor Ingrid Solvang said the repair would cost 64 million crowns, half of it paid by the state. "
    "Lorries will have to take the road by Brekke, a detour of 37 kilometres.\n\n"
    "Shopkeepers on the northern bank fear for their trade. "
    "The ferry, given up in 1978, is to run again from the first of May with two boats from the island of Torsay. "
    "A motion by the Farmers' party to build a new bridge of steel was lost by nine votes to fourteen."
)
TRANSLATED = (
    "For one and a half years, that is 18 months, remains shut the bridge on river Loma, so has decided Tuesday the "
    "council of Vardö. In 4 from 11 pillars the engineers discovered the cracks. "
    "From words of the mayor Ingrid Sollvang the reparation costs 64 millions of crowns and the half gives the state. "
    "The trucks must drive a detour, 37 km, on the way of Breke. "
    "Already from 1 May comes back the ferry, abolished in 1978: two boats of island Torsay. "
    "With 14 against 9 votes the council said no to the Farmers' party, who wanted a new bridge from steel. "
    "The merchants of northern bank are afraid for the trade."
)
RIVAL = (
    "Nobody in Vardo remembers a spring without the bridge. "
    "On Tuesday the council shut it, after a diver had filmed cracks that a child could put a hand into. "
    "Bus drivers were told by text message; the school in Brekke will open at ten. "
    "Mayor Ingrid Solvang, who faces an election in September, blamed a contractor that no longer exists. "
    "The repair may cost 64 million crowns. "
    "An inquiry by the auditor general asks why a warning of 2016 was filed away unread."
)
NEXT_DAY = (
    "Mayor Ingrid Solvang of Vardo apologised on Wednesday to the families who had to leave the houses beneath the "
    "bridge at night. "
    "A geologist brought in from Bergen said the clay of the northern bank had moved by three centimetres since the "
    "thaw. "
    "The Farmers' party asked for her resignation. "
    "Volunteers carried furniture to the gymnasium, where the Red Cross has put up 52 beds."
)


def report(id: str, text: str, *, published: str = "2019-03-05", outlet: str = "", origin: str = "") -> CopyText:
    """A report as comparing sees it."""
    given = Document(name=id, id=id, text=text, published=published, outlet=outlet, origin=origin)
    return copy_text(build_article(given))
