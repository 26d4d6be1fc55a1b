"""The form of a plan, as its coordinator looks at it: five questions, and what is told of each."""

from conference.domain.plan import FormPoint

FORM_POINT: dict[FormPoint, str] = {
    FormPoint.ANSWERS: "Le plan répond-il à la question de la famille\u00a0?",
    FormPoint.CLEAR: "Chaque action dit-elle qui fait quoi, et pour quand\u00a0?",
    FormPoint.OTHERWISE: "Est-il dit ce qui se passe si cela ne va pas comme prévu\u00a0?",
    FormPoint.WATCHED: "Quelqu’un de la famille veille-t-il sur le plan\u00a0?",
    FormPoint.REVIEW: "La famille a-t-elle dit quand elle veut en reparler, ou qu’elle ne le veut pas\u00a0?",
}
# What stays noted beside a version whose form is valid, where an answer was no.
FORM_REMARK: dict[FormPoint, str] = {
    FormPoint.ANSWERS: "Le plan ne répond pas encore à la question.",
    FormPoint.CLEAR: "Une action reste vague sur qui fait quoi, ou pour quand.",
    FormPoint.OTHERWISE: "Rien n’est dit de ce qui se passe si cela ne va pas comme prévu.",
    FormPoint.WATCHED: "Personne de la famille n’est nommé pour veiller sur le plan.",
    FormPoint.REVIEW: "La famille n’a pas dit quand en reparler.",
}
