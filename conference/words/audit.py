"""What the audit tells, in words: what somebody did, after their name."""

from conference.domain.acts import Act

ACT: dict[Act, str] = {
    Act.HOME_READ: "A ouvert sa page d’accueil",
    Act.PAGE_READ: "A ouvert une page",
    Act.CASES_LISTED: "A parcouru la liste des situations",
    Act.CASES_SEARCHED: "A cherché une situation",
    Act.CASE_READ: "A ouvert la situation",
    Act.CASE_NAMES_READ: "A révélé les noms",
    Act.CASE_PASSED: "A fait avancer la situation",
    Act.CASE_TAKEN_OVER: "A repris la situation d’un tableau",
    Act.CASE_DRAFT_WITHDRAWN: "A supprimé un brouillon",
    Act.REFERRAL_BEGUN: "A commencé une orientation",
    Act.REFERRAL_READ: "A relu l’orientation",
    Act.REFERRAL_WRITTEN: "A écrit dans l’orientation",
    Act.DECLARATION_ASKED: "A sollicité un·e coordinateur·rice",
    Act.DECLARATION_ANSWERED: "A déclaré si un lien existe",
    Act.DEROGATION_DECIDED: "A décidé une dérogation",
    Act.BATCH_PREVIEWED: "A regardé un tableau avant sa reprise",
    Act.BATCH_TAKEN_OVER: "A repris un tableau",
    Act.FIGURES_READ: "A consulté les chiffres",
    Act.NOTE_EXPORTED: "A téléchargé la note annuelle",
    Act.COORDINATOR_WRITTEN: "A modifié une fiche de coordination",
    Act.DEPARTMENT_CREATED: "A ouvert le département",
    Act.DEPARTMENT_SET: "A modifié les réglages",
    Act.TERRITORY_WRITTEN: "A modifié un territoire",
    Act.INSTITUTION_WRITTEN: "A modifié une institution",
    Act.ACCOUNT_CREATED: "A créé un compte",
    Act.ACCOUNT_CLOSED: "A fermé un compte",
    Act.ACCOUNT_OPENED: "A rouvert un compte",
    Act.MEMBERSHIP_GIVEN: "A donné un rôle",
    Act.MEMBERSHIP_WITHDRAWN: "A retiré un rôle",
    Act.LINK_SENT: "A créé un lien personnel",
    Act.PASSWORD_SET: "A choisi son mot de passe",
    Act.SIGNED_IN: "S’est connecté·e",
    Act.SIGN_IN_FAILED: "A échoué à se connecter",
    Act.SIGNED_OUT: "S’est déconnecté·e",
    Act.DEPARTMENT_SWITCHED: "A changé de département",
    Act.AUDIT_READ: "A consulté cette page de contrôle",
    Act.REFUSED: "A essuyé un refus",
}
MACHINE = "Une commande du serveur"
DRAFT, GONE = "Brouillon", "Brouillon supprimé"
NOBODY = "Compte sans rôle ici aujourd’hui"
