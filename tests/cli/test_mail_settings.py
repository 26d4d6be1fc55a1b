"""Where mail leaves by is read from the environment; what cannot be is named, without its password."""

import pytest

from conference import config
from conference.config import BadSetting, Relay

SECRET = {"SECRET_KEY": "k" * 40, "DATABASE_URL": "sqlite:////tmp/x"}


@pytest.mark.parametrize(
    ("url", "relay"),
    [
        ("smtp://mail.example.fr", Relay("mail.example.fr", 587)),
        ("smtps://u:p%40ss@mail.example.fr", Relay("mail.example.fr", 465, True, False, "u", "p@ss")),
        ("smtp://mail.example.fr:25?starttls=no", Relay("mail.example.fr", 25, starttls=False)),
        ("smtp://127.0.0.1:2525", Relay("127.0.0.1", 2525, starttls=False)),
        ("", None),
    ],
)
def test_the_server_is_read_from_its_address(url: str, relay: Relay | None) -> None:
    assert config.read({**SECRET, "SMTP_URL": url}).relay == relay


@pytest.mark.parametrize(
    "bad",
    [
        {"SMTP_URL": "http://mail.example.fr"},
        {"SMTP_URL": "smtp://"},
        {"SMTP_URL": "smtp://mail.example.fr:port"},
        {"SMTP_URL": "smtp://u:canary@mail.example.fr?starttls=no"},
        {"MAIL_FROM": "le service"},
        {"MAIL_FROM": "a@b.fr\nBcc: c@d.fr"},
        {"PUBLIC_URL": "conference.example.fr"},
        {"PUBLIC_URL": "http://conference.example.fr"},
    ],
)
def test_a_bad_setting_of_mail_is_named_without_its_password(bad: dict[str, str]) -> None:
    with pytest.raises(BadSetting, match=next(iter(bad))) as refused:
        config.read(SECRET | bad)
    assert "canary" not in str(refused.value)
