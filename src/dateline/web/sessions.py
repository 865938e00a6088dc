"""Sessions: who is looking, in a signed cookie, and the word that a form must bring back to be believed."""

import hmac
import secrets
from dataclasses import asdict, dataclass, replace
from hashlib import sha256

from fastapi import Request, Response
from itsdangerous import BadSignature, URLSafeTimedSerializer

from dateline.web.settings import DeskSettings

_LASTS = 30 * 24 * 3600  # seconds


@dataclass(frozen=True, slots=True)
class Session:
    """One visitor: an id by chance, whether the password was given, and the name that rulings are signed with."""

    id: str
    is_let_in: bool = False
    author: str = ""

    def csrf(self, settings: DeskSettings) -> str:
        """What a form of this visitor must bring back: other sites cannot know it."""
        return hmac.new(settings.secret.encode(), f"form {self.id}".encode(), sha256).hexdigest()

    @classmethod
    def new(cls, author: str = "") -> "Session":
        """A visitor not seen before."""
        return cls(secrets.token_urlsafe(16), author=author)

    def let_in(self, author: str) -> "Session":
        """The session after the password was given, under a new id: an id planted before is of no use."""
        return replace(Session.new(author), is_let_in=True)

    def signed(self, author: str) -> "Session":
        """The session under another name."""
        return replace(self, author=author)


def read_session(request: Request, settings: DeskSettings) -> Session:
    """The session that a request brings; a new one where it brings none, or one not ours, too old or ended."""
    try:
        session = Session(**_signer(settings).loads(request.cookies.get(cookie(settings), ""), max_age=_LASTS))
    except (BadSignature, TypeError):
        return Session.new(settings.signs)
    return Session.new(settings.signs) if session.id in settings.ended else session


def write_session(response: Response, session: Session, request: Request) -> None:
    """Send the session along."""
    settings: DeskSettings = request.app.state.settings
    response.set_cookie(
        cookie(settings),
        _signer(settings).dumps(asdict(session)),
        max_age=_LASTS,
        httponly=True,
        samesite="lax",  # a link to the desk from elsewhere finds its visitor let in; forms need more than a cookie
        secure=request.scope["scheme"] == "https",
    )


def cookie(settings: DeskSettings) -> str:
    """The name of the cookie: desks at other ports of a machine have others, as browsers do not tell ports apart."""
    return f"dateline_{settings.port}"


def _signer(settings: DeskSettings) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(settings.secret, salt="session")
