"""The mails of the product in words: their subject names neither a family nor a place."""

from conference.domain.mail import MailKind

SUBJECT: dict[MailKind, str] = {
    MailKind.DECLARATION_ASKED: "Une question vous attend",
    MailKind.ASSIGNED: "Une situation vous est confiée",
    MailKind.HANDED_OVER: "Une situation que vous suiviez est passée à quelqu’un d’autre",
    MailKind.SITTING_PLANNED: "La prochaine séance de l’instance de désignation",
    MailKind.OPINION_ASKED: "Votre avis est demandé par écrit",
    MailKind.ASSIGNMENT_LATE: "Une désignation est en retard",
}
