/*
 * French. What may stand in a sentence is in words.h. The spaces before signs
 * of two parts and within guillemets do not break; zero takes the singular.
 */

#include "xmpp/words/language.h"

/* To visitors. */
static const char QUEUED[] =
		"Merci, votre message est bien arrivé. {n1|C’est bientôt votre "
		"tour|Vous êtes numéro # dans la file}, et quelqu’un vous répondra ici "
		"même. Vous pouvez continuer à écrire en attendant.";
static const char QUEUED_ABOUT[] =
		"Merci, votre message est bien arrivé. {n1|C’est bientôt votre "
		"tour|Vous êtes numéro # dans la file}, et quelqu’un vous répondra ici "
		"même{n2| dans une minute environ| dans # minutes environ|}. Vous "
		"pouvez continuer à écrire en attendant.";
static const char QUEUED_NOBODY[] =
		"Merci, votre message est enregistré. Il n’y a personne en ce moment ; "
		"vous êtes numéro {n1} dans la file et aurez une réponse dès que "
		"quelqu’un sera de retour.";
static const char CHAT_ENDED[] =
		"Cette discussion est terminée. Merci de nous avoir écrit ! Si vous "
		"avez encore besoin de nous, il suffit d’écrire à nouveau.";
static const char CHAT_RETURNED[] =
		"Désolés, la personne qui vous répondait a perdu la connexion. "
		"{n1|C’est bientôt votre tour|Vous êtes numéro # dans la file}, et la "
		"personne suivante verra ce qui a été dit.";
static const char CANNOT_READ[] =
		"Désolés, ce message n’a pas pu être lu : il était chiffré, et cette "
		"discussion ne peut pas l’être. Désactivez le chiffrement pour elle "
		"(dans Conversations, Cheogram, Monal et Dino : le cadenas) et "
		"renvoyez-le.";

/* To agents, from the channel. */
static const char RING[] = "{t1} attend{d| (|)}{t2| : « | »}\nTapez next ou "
						   "take {n1}, ou ouvrez {next}";
static const char RINGS[] = "{n1|Un visiteur attend|# visiteurs attendent}. "
							"Tapez next, ou ouvrez {next}";
static const char TAKEN[] =
		"La discussion {n1} avec {t1} est à vous. Répondez dans la "
		"conversation avec {a2}, ou ouvrez xmpp:{a2}?message;type=chat";
static const char TAKEN_BY[] = "{t1} a pris la discussion {n1}.";
static const char RING_GONE[] = "La discussion {n1} n’a plus besoin de "
								"personne : elle a été quittée ou terminée.";
static const char ENDED_YOURS[] = "La discussion {n1} avec {t1} est terminée.";
static const char RETURNED_YOURS[] =
		"Vous n’étiez pas là un moment, la discussion {n1} avec {t1} attend "
		"donc à nouveau. Tapez next ou take {n1} pour la continuer.";
static const char NOTHING_WAITS[] = "Personne n’attend.";
static const char NOTHING_YOURS[] = "Vous n’avez pas de discussion en ce "
									"moment. Tapez next pour en prendre une.";
static const char LIST_WAITING[] =
		"{n1|Un visiteur attend|# visiteurs attendent|Personne n’attend ici} :";
static const char LIST_WAITING_ROW[] = "{n1} · {t1} · {d}{t2| · « | »}";
static const char LIST_MINE[] =
		"{n1|Une discussion est à vous|# discussions sont à vous|Aucune "
		"discussion n’est encore à vous} :";
static const char LIST_MINE_ROW[] =
		"{n1} · {t1}{n2| · un non lu| · # non lus|}{t3| · dernier mot : |}{t4| "
		"· en transfert vers |} · {a2}";
static const char LIST_WANTED_ROW[] =
		"{n1} · {t1} · {t2} veut vous la transmettre : accept {n1} ou reject "
		"{n1}";
static const char LIST_RETURNED_ROW[] =
		"{n1} · {t1} · de retour dans la file : take {n1}";
static const char LIST_HEARD_ROW[] =
		"{n1} · {t1}{t2| · chez |} · vous lisez : leave {n1} y met fin";
static const char LIST_MORE[] = "… et {n1|une|#} de plus";
static const char LIST_OTHERS[] = "… et d’autres";
static const char NO_SUCH_CHAT[] =
		"Il n’y a pas de discussion « {t1} ». Tapez {!}list pour voir qui "
		"attend, ou {!}mine pour vos propres discussions.";
static const char AMBIGUOUS[] =
		"Plusieurs discussions correspondent à « {t1} ». Laquelle ? Répondez "
		"par son numéro :";
static const char NO_CHAT_FITS[] =
		"Il n’y a en ce moment aucune discussion dont il pourrait s’agir.";
static const char ALREADY_YOURS[] =
		"La discussion {n1} avec {t1} est déjà à vous.";
static const char ALREADY_TAKEN[] = "{t1} a déjà pris la discussion {n1}.";
static const char NOT_WAITING[] = "La discussion {n1} est terminée.";
static const char UNKNOWN_COMMAND[] =
		"Je ne connais pas « {t1} ».{t2| Vouliez-vous dire | ?} Tapez {!}help "
		"pour voir ce que je comprends.";
static const char HELP_CHANNEL[] = "Ici {t1}. Vous pouvez taper :";
static const char HELP_CHAT[] =
		"Ce que vous écrivez dans cette discussion est envoyé au visiteur, "
		"sauf les lignes qui commencent par ! :";
static const char MAY_NOT[] =
		"Vous n’avez pas le droit d’utiliser « {t1} » ici.";
static const char DISMISSED_ALL[] =
		"Vous ne répondez plus ici.{n1| Votre discussion est de retour dans la "
		"file.| Vos # discussions sont de retour dans la file.|}";
static const char DEMOTED_ALL[] =
		"Vous ne répondez plus ici, mais vous pouvez encore voir qui "
		"attend.{n1| Votre discussion est de retour dans la file.| Vos # "
		"discussions sont de retour dans la file.|}";
static const char GAP[] = "Le service était absent de {t1} à {t2}. Ce qui a "
						  "été écrit entre-temps ne l’a peut-être pas atteint.";
static const char GAP_LAST[] = "La dernière ligne reçue de vous est « {t1} ». "
							   "Merci de renvoyer ce qui la suivait.";
static const char GAP_NONE[] = "Aucune ligne de vous n’a encore été reçue. Si "
							   "vous en avez écrit, merci de les renvoyer.";

static const char SERVED_BY[] = "Vous parlez maintenant avec {t1}.";
static const char PUT_THROUGH[] =
		"Vous êtes mis en relation avec {t1}. {n1|C’est bientôt votre "
		"tour.|Vous êtes numéro # dans la file.}";
static const char RING_AGAIN[] =
		"{t1} attend toujours{d| (|)}{t2| : « | »}\nTapez next ou take {n1}, "
		"ou ouvrez {next}";
static const char RING_MANAGER[] =
		"Personne n’a pris la discussion {n1} : {t1} attend{d| (|)}{t2| : "
		"« | »}\nTapez next ou take {n1}, ou ouvrez {next}";
static const char RING_LINE[] = "« {t1} »";
static const char OFFER[] =
		"La discussion {n1} est pour vous : {t1} attend{t2| : « | »}\nTapez "
		"take {n1} ou next sous {s}, ou reject {n1}. Ou ouvrez {next}";
static const char OFFER_OVER[] =
		"La discussion {n1} va maintenant à quelqu’un d’autre.";
static const char RING_RETURNED[] =
		"La discussion {n1} est de retour dans la file.";
static const char UNANSWERED[] =
		"{t1} attend votre réponse depuis {s} : discussion {n1}, {a2}";
static const char UNANSWERED_MANAGER[] =
		"{t1} attend une réponse de {t2} depuis {s} : discussion {n1}. Vous "
		"pouvez taper listen {n1} ou takeover {n1}.";
static const char ANSWERED_NOW[] = "La discussion {n1} a reçu une réponse.";
static const char NOW_HERE[] =
		"Vous êtes maintenant là, quoi que dise votre client, jusqu’à ce que "
		"vous tapiez away ou auto.";
static const char NOW_AWAY[] =
		"Vous êtes maintenant absent : rien ne sonne pour vous jusqu’à ce que "
		"vous tapiez here ou auto. Vous pouvez encore tout faire.";
static const char NOW_AUTO_HERE[] =
		"La présence de votre client décide à nouveau. Vous êtes là.";
static const char NOW_AUTO_AWAY[] =
		"La présence de votre client décide à nouveau. Vous comptez comme "
		"absent en ce moment.";
static const char ROOM_IS[] =
		"Vous avez {n2|une discussion|# discussions|aucune discussion} "
		"ici{n1|, et de la place pour une à la fois.|, et de la place pour # à "
		"la fois.|, et de la place sans limite.}";
static const char COUNT_WRONG[] =
		"« {t1} » n’est pas un nombre utilisable ici.";
static const char LANGUAGE_IS[] = "Je parlerai français avec vous.";
static const char LANGUAGE_UNKNOWN[] =
		"Je ne parle pas « {t1} ». Je parle : {t2}";
static const char NO_SUCH_COLLEAGUE[] =
		"Il n’y a ici ni collègue ni canal « {t1} ».";
static const char COLLEAGUE_UNCLEAR[] =
		"Plusieurs correspondent à « {t1} ». Qui ? Répondez par le numéro :";
static const char COLLEAGUE_ROW[] = "{n1} · {t1}";
static const char COLLEAGUE_AWAY[] =
		"{t1} n’est pas là, la discussion reste donc où elle est.";
static const char COLLEAGUE_FULL[] =
		"{t1} n’a pas de place pour une discussion de plus, elle reste donc où "
		"elle est.";
static const char TRANSFER_TO_YOURSELF[] = "La discussion est déjà à vous.";
static const char TRANSFER_ASKED[] =
		"On demande à {t2} de prendre la discussion {n1} avec {t1}, avec {s} "
		"pour répondre. D’ici là, elle est à vous. {!}cancel {n1} annule la "
		"demande.";
static const char TRANSFER_WANTED[] =
		"{t2} veut vous transmettre la discussion {n1} avec {t1}{t3| : "
		"« | »}\nTapez accept {n1} sous {s}, ou reject {n1}.";
static const char TRANSFER_PENDING[] =
		"La discussion {n1} est déjà en transfert vers {t1}. {!}cancel {n1} "
		"annule la demande.";
static const char TRANSFER_NONE[] = "Personne ne transmet la discussion {n1}.";
static const char TRANSFER_OF_YOURS[] =
		"{t2} a demandé à {t3} de vous reprendre la discussion {n1} avec {t1}. "
		"Tant que {t3} n’a pas accepté, elle est à vous.";
static const char TRANSFER_NOTHING[] =
		"Personne ne vous transmet de discussion en ce moment.";
static const char TRANSFER_DONE[] =
		"{t2} a maintenant la discussion {n1} avec {t1}.";
static const char TRANSFER_GONE[] = "La discussion {n1} avec {t1} est "
									"terminée : il n’y a rien à reprendre.";
static const char TRANSFER_OPEN[] =
		"La discussion {n1} avec {t1} est maintenant ouverte à tous. Tapez "
		"take {n1} pour la prendre.";
static const char TRANSFER_CLOSED[] =
		"Personne ne répond dans {t1}, la discussion reste donc où elle est.";
static const char NOT_TAKEN[] = "Personne n’a encore la discussion {n1} avec "
								"{t1}. Tapez d’abord {!}take {n1}.";
static const char NOT_YOURS[] =
		"La discussion {n1} avec {t1} n’est pas à vous{t2|, mais à |}. Seul "
		"celui qui l’a, ou un responsable, peut faire cela.";
static const char SERVED_ELSEWHERE[] =
		"La discussion {n1} avec {t1} a lieu dans {t2}. Seuls ceux qui y "
		"répondent peuvent faire cela.";
static const char TRANSFER_ACCEPTED[] =
		"{t2} a maintenant la discussion {n1} avec {t1}. Vous pouvez continuer "
		"à lire ; leave {n1} y met fin.";
static const char TRANSFER_REJECTED[] =
		"{t2} ne peut pas prendre la discussion {n1} avec {t1}, elle reste "
		"donc où elle est.";
static const char TRANSFER_REJECTED_YOU[] =
		"Vous n’avez pas pris la discussion {n1} avec {t1}.";
static const char TRANSFER_CANCELLED[] =
		"La discussion {n1} avec {t1} n’est pas transmise.";
static const char TRANSFER_OVER[] =
		"La discussion {n1} avec {t1} reste à {t2}.";
static const char TRANSFER_TIMED_OUT[] =
		"{t2} n’a pas répondu, la discussion {n1} avec {t1} reste donc où elle "
		"est.";
static const char TRANSFER_QUEUED[] =
		"La discussion {n1} avec {t1} est maintenant en tête de la file de "
		"{t2}. Vous pouvez continuer à lire ; {!}leave {n1} y met fin.";
static const char TRANSFER_MOVED[] = "La discussion {n1} avec {t1} est "
									 "maintenant en tête de la file de {t2}.";
static const char TRANSFER_NOTE[] =
		"{t1} vous transmet cette discussion{t2| : « | »}";
static const char TAKEN_OVER[] =
		"{t2} a repris la discussion {n1} avec {t1}. Vous pouvez continuer à "
		"lire ; leave {n1} y met fin.";
static const char NOW_WITH[] = "{t1} a maintenant cette discussion. Vous ne "
							   "faites plus que la lire ; {!}leave y met fin.";
static const char LISTENING[] =
		"Vous lisez la discussion {n1} avec {t1}, menée par {t2}. Personne ne "
		"voit que vous êtes là, et rien de ce que vous y écrivez n’est envoyé. "
		"{!}leave {n1} y met fin.";
static const char LISTEN_OVER[] =
		"Vous ne lisez plus la discussion {n1} avec {t1}.";
static const char LISTEN_NOT[] = "Vous ne lisez pas la discussion {n1}.";
static const char LISTEN_NOBODY[] = "Personne n’a la discussion {n1} en ce "
									"moment, il n’y a donc rien à lire.";
static const char LISTEN_NOTHING[] = "Vous ne lisez aucune discussion.";
static const char LISTEN_TOO_MANY[] =
		"Pas plus de {n2} personnes peuvent lire une discussion, et personne "
		"n’en lit plus de {n2}. {!}leave met fin à l’une des vôtres.";
static const char LISTEN_ENDED[] =
		"La discussion {n1} avec {t1} est terminée, il n’y a plus rien à lire.";
static const char HELD_LISTENER[] =
		"Non envoyé : vous ne faites que lire cette discussion. Tapez {!}leave "
		"pour arrêter.";
static const char WHISPER[] = "{t1} chuchote : {t2}";
static const char WHISPERED[] =
		"Cela n’est lu que par {t1}, dans la discussion {n1}.";
static const char WHISPER_NOBODY[] =
		"Personne n’a la discussion {n1} en ce moment, personne ne lirait donc "
		"cela. {!}note {n1} le garde avec la discussion.";
static const char LIST_ELSEWHERE[] =
		"{t1} : {n1|un visiteur attend|# visiteurs attendent}";
static const char RECENT[] = "{n1|Une discussion s’est terminée|# discussions "
							 "se sont terminées} récemment (heures en UTC) :";
static const char RECENT_ROW[] = "{n1} · {t1}{t2| · |} · {w}{t3| · « | »}";
static const char NOTHING_RECENT[] =
		"Aucune discussion ne s’est terminée récemment.";
static const char WHO[] =
		"{n1|Une personne répond|# personnes répondent} ici :";
static const char WHO_PRESENT[] =
		"{t1} · là · {n1|une discussion|# discussions|aucune discussion}";
static const char WHO_AWAY[] =
		"{t1} · absent · {n1|une discussion|# discussions|aucune discussion}";
static const char WHO_GONE[] = "{t1} · hors ligne · {n1|une discussion|# "
							   "discussions|aucune discussion}";
static const char HISTORY[] = "Discussion {n1} avec {t1} (heures en UTC) :";
static const char HISTORY_PAGE[] =
		"Discussion {n1} avec {t1} (heures en UTC), page {n2} sur {n3} :";
static const char HISTORY_LINE[] = "{w} {t1} : {t2}";
static const char HISTORY_GONE[] = "{w} {t1} a retiré une ligne";
static const char HISTORY_EMPTY[] =
		"Rien n’a été écrit dans la discussion {n1} avec {t1}.";
static const char HISTORY_BEFORE[] =
		"{!}history {n1} {n2} montre ce qui précède";
static const char SEARCH_BUSY[] = "Je cherche encore ce que vous avez demandé "
								  "avant. Merci de réessayer dans un instant.";
static const char FOUND[] = "« {t1} » se trouve dans {n1|une discussion|# "
							"discussions} (heures en UTC) :";
static const char FOUND_ROW[] = "{n1} · {t1} · {w} · {t2}";
static const char NOTHING_FOUND[] =
		"« {t1} » ne se trouve dans aucune discussion que vous pouvez voir.";
static const char INFO[] = "Discussion {n1} : {t1}, {a2}";
static const char INFO_JID[] = "Écrit depuis {t1}";
static const char INFO_OPENED[] = "Depuis {w} UTC";
static const char INFO_AGENT[] = "Avec {t1}";
static const char INFO_TAGS[] = "Étiquettes : {t1}";
static const char INFO_BLOCKED[] = "Bloqué jusqu’à {w} UTC";
static const char INFO_NOTE[] = "{w} note de {t1} : {t2}";
static const char INFO_EARLIER[] =
		"Auparavant : {n1} · {w}{t1| · |}{t2| · « | »}";
static const char DID_TAKE[] = "{w} -- {t1} a pris la discussion";
static const char DID_END[] = "{w} -- {t1} a terminé la discussion";
static const char DID_REOPEN[] = "{w} -- {t1} a rouvert la discussion";
static const char DID_VANISH[] =
		"{w} -- {t1} absent trop longtemps : retour dans la file";
static const char DID_PASS[] = "{w} -- {t1} la transmet à {t2}{t3| : « | »}";
static const char DID_ACCEPT[] = "{w} -- {t1} a accepté la discussion";
static const char DID_REJECT[] = "{w} -- {t1} n’a pas accepté la discussion";
static const char DID_CANCEL[] = "{w} -- {t1} a annulé le transfert";
static const char DID_NOT_ANSWER[] =
		"{w} -- {t1} n’a pas répondu : elle est restée où elle était";
static const char DID_TAKE_OVER[] = "{w} -- {t1} a repris la discussion";
static const char DID_LISTEN[] = "{w} -- {t1} a commencé à lire";
static const char DID_LEAVE[] = "{w} -- {t1} a cessé de lire";
static const char DID_WHISPER[] = "{w} -- {t1} a chuchoté : {t2}";
static const char DID_NOTE[] = "{w} -- {t1} a noté : {t2}";
static const char DID_TAG[] = "{w} -- {t1} a mis l’étiquette {t2}";
static const char DID_UNTAG[] = "{w} -- {t1} a retiré l’étiquette {t2}";
static const char DID_BLOCK[] = "{w} -- {t1} a bloqué le visiteur jusqu’à {t2}";
static const char DID_UNBLOCK[] =
		"{w} -- {t1} laisse de nouveau écrire le visiteur";
static const char WHICH_CHAT[] =
		"Quelle discussion ? Répondez par son numéro :";
static const char WHICH_ROW[] = "{n1} · {t1} · {a2}";
static const char REOPENED[] =
		"La discussion {n1} avec {t1} est de nouveau à vous. Écrivez dans la "
		"conversation avec {a2}, ou ouvrez xmpp:{a2}?message;type=chat";
static const char NOT_ENDED[] = "La discussion {n1} n’est pas terminée.";
static const char TOO_LATE[] = "La discussion {n1} est terminée depuis trop "
							   "longtemps pour être rouverte.";
static const char VISITOR_BUSY[] =
		"La discussion {n1} ne peut pas être rouverte : le visiteur est "
		"entre-temps dans une autre.";
static const char WORDS_MISSING[] =
		"Il manque quelque chose. Voici comment faire : {!}{usage}";
static const char NOTED[] =
		"Noté dans la discussion {n1}. Le visiteur ne le voit pas.";
static const char TAGGED[] = "Étiquettes de la discussion {n1} : {t1|}";
static const char TAG_WRONG[] = "« {t1} » ne peut pas être une étiquette : "
								"c’est un seul mot de {n1} caractères au plus.";
static const char TAGS_FULL[] = "La discussion {n1} a déjà {n2} étiquettes. "
								"Retirez-en d’abord une : {!}tag {n1} -mot";
static const char TAG_NONE[] =
		"La discussion {n1} n’a pas d’étiquette « {t1} ».";
static const char BLOCKED[] = "{t1} ne peut plus écrire pendant {s}.";
static const char UNBLOCKED[] = "{t1} peut de nouveau écrire.";
static const char NOT_BLOCKED[] = "{t1} n’est pas bloqué.";
static const char NOBODY_BLOCKED[] = "Personne n’est bloqué ici.";
static const char SPAN_WRONG[] =
		"« {t1} » n’est pas une durée utilisable. Tapez par exemple 30m, 1h ou "
		"1d, jusqu’à {s}.";
static const char DONE[] = "C’est fait.";
static const char WHY[] = "Discussion {n1} avec {t1} ({t2}, heures en UTC) :";
static const char WHY_ROW[] = "{w} {t1}";
static const char WHY_LAST_AGENT[] =
		"{w} Proposée à {t1}, qui a parlé en dernier avec ce visiteur.";
static const char WHY_LANGUAGE[] =
		"{w} Proposée à {t1}, qui parle la langue du visiteur.";
static const char WHY_TURN[] = "{w} Proposée à {t1}, dont c’était le tour.";
static const char WHY_FEWEST[] =
		"{w} Proposée à {t1}, qui avait le moins de discussions.";
static const char WHY_REJECTED[] = "{w} {t1} a refusé.";
static const char WHY_UNANSWERED[] = "{w} {t1} n’a pas répondu à temps.";
static const char WHY_AWAY[] = "{w} {t1} s’est absenté.";
static const char WHY_ALL[] =
		"{w} Personne ne l’a prise : elle a sonné chez tout le monde.";
static const char WHY_NOTHING[] =
		"Rien n’a encore été décidé pour la discussion {n1}.";
static const char BACK_SUMMARY[] =
		"Bon retour. {n1|Une discussion est|# discussions sont|Aucune "
		"discussion n’est} à vous, {n2|un visiteur attend|# visiteurs "
		"attendent|personne n’attend}.";
static const char BACK_CHAT[] =
		"Cette discussion avec {t1} est toujours à vous{n1| ; une ligne n’est "
		"pas lue| ; # lignes ne sont pas lues|}.";
static const char DO_NEXT[] = "prendre qui attend depuis le plus longtemps";
static const char DO_TAKE[] =
		"prendre une certaine discussion ; son numéro seul suffit aussi";
static const char DO_LIST[] = "montrer qui attend";
static const char DO_MINE[] = "montrer vos discussions";
static const char DO_RECENT[] =
		"montrer ce qui s’est terminé dans les 8 dernières heures";
static const char DO_WHO[] = "montrer vos collègues";
static const char DO_HISTORY[] =
		"montrer ce qui a été écrit dans une discussion";
static const char DO_FIND[] = "chercher des mots dans les discussions passées";
static const char DO_INFO[] =
		"montrer ce qu’on sait d’une discussion et de son visiteur";
static const char DO_END[] =
		"terminer votre discussion, avec un dernier texte si vous voulez";
static const char DO_REOPEN[] = "rouvrir une discussion terminée";
static const char DO_NOTE[] =
		"garder une note avec la discussion ; le visiteur ne la voit jamais";
static const char DO_TAG[] =
		"mettre une étiquette à la discussion ; avec - devant, la retirer";
static const char DO_BLOCK[] = "empêcher le visiteur d’écrire pendant un temps";
static const char DO_UNBLOCK[] = "laisser le visiteur écrire de nouveau";
static const char DO_HERE[] =
		"recevoir des alertes, quoi que dise votre client";
static const char DO_AWAY[] =
		"ne pas recevoir d’alertes, quoi que dise votre client";
static const char DO_AUTO[] = "laisser la présence de votre client décider si "
							  "vous recevez des alertes";
static const char DO_ROOM[] = "dire combien de discussions vous pouvez avoir à "
							  "la fois ; 0 : sans limite";
static const char DO_LANGUAGE[] = "choisir la langue que je parle avec vous";
static const char DO_TRANSFER[] =
		"transmettre la discussion à un collègue ou à un canal";
static const char DO_ACCEPT[] = "prendre la discussion qu’on vous transmet";
static const char DO_REJECT[] = "refuser la discussion qu’on vous transmet";
static const char DO_CANCEL[] = "garder la discussion que vous transmettiez";
static const char DO_TAKEOVER[] = "reprendre la discussion d’un collègue";
static const char DO_LISTEN[] =
		"lire la discussion d’un collègue, sans être vu";
static const char DO_LEAVE[] = "cesser de lire";
static const char DO_WHISPER[] =
		"dire quelque chose que le visiteur ne voit pas";
static const char DO_WHY[] = "expliquer où une discussion a été envoyée";
static const char DO_HELP[] =
		"montrer ce qu’on peut taper, ou plus sur une commande";
static const char ARGUMENT_CHAT[] = "discussion";
static const char ARGUMENT_COLLEAGUE[] = "à";
static const char ARGUMENT_TEXT[] = "texte";
static const char ARGUMENT_NOTE[] = "note";
static const char ARGUMENT_WORDS[] = "mots";
static const char ARGUMENT_TAG[] = "étiquette";
static const char ARGUMENT_SPAN[] = "durée";
static const char ARGUMENT_COUNT[] = "nombre";
static const char ARGUMENT_PAGE[] = "page";
static const char ARGUMENT_LANGUAGE[] = "langue";
static const char ARGUMENT_COMMAND[] = "commande";
static const char ARGUMENT_CHANNEL[] = "canal";
static const char HINT_CHAT[] = "Son numéro, ou le nom du visiteur";
static const char HINT_COLLEAGUE[] = "Le nom d’un collègue ou d’un canal";
static const char HELP_ROW[] = "{!}{usage} – {does}";
static const char USAGE[] = "{usage}";
static const char HELP_ALSO[] = "Formes courtes : {t1}";
static const char HELP_MORE[] =
		"{!}help all montre le reste, {!}help suivi d’une commande en dit "
		"plus, {!}help setup explique comment régler votre client.";
static const char HELP_SETUP_ASK[] =
		"La personne qui gère ce service peut vous dire comment régler votre "
		"client : c’est dans examples/clients.md.";
static const char HELP_SETUP[] = "Comment régler votre client : {t1}";

/*
 * In a visitor's chat, from the visitor's address: the mouth puts two dashes
 * before each line, which no line of his own has (CONTRACT).
 */
static const char CONTEXT[] = "{t1}{t3| (|)} · {t2}{d| · a attendu |}";
static const char CONTEXT_PAGE[] = "sur {t1}{t2| (|)}";
static const char CONTEXT_REFERRER[] = "venant de {t1}";
static const char CONTEXT_BROWSER[] = "{list| · }";
static const char CONTEXT_WHO[] = "dit : {list| · }";
static const char HELD_COMMAND[] =
		"Non envoyé : « {t1} » ressemble à une commande. Si c’est pour le "
		"visiteur, tapez !!{t1}";
static const char UNKNOWN_BANG[] =
		"Non envoyé : il n’y a pas de commande « {t1} ».{t2| Vouliez-vous dire "
		"!| ?} Tapez {!}help pour les voir toutes ; une ligne qui commence par "
		"!! est envoyée au visiteur avec un seul !.";
static const char HELD_ENCRYPTED[] =
		"Non envoyé : ce message était chiffré, et cette discussion ne peut "
		"pas l’être. Désactivez le chiffrement pour elle (dans Conversations, "
		"Cheogram, Monal et Dino : le cadenas ; leurs réglages ont un choix "
		"pour toutes les nouvelles discussions) et renvoyez-le.";
static const char VISITOR_CHAT_ENDED[] =
		"La discussion {n1} avec {t1} est terminée.";
static const char VISITOR_ENDED[] = "{t1} a terminé la discussion {n1}.";
static const char VISITOR_CAME_BACK[] =
		"{t1} est de retour dans la discussion {n1}.";

/* Presence. */
static const char STATUS_QUEUE[] = "{n1} en attente, {n2} en cours";
static const char STATUS_CLOSED[] = "Fermé : personne ne répond ici";
static const char STATUS_OPEN[] = "{t1}";
static const char STATUS_VISITOR[] = "Visiteur de {t1}";
static const char STATUS_PAGE[] = "Sur {t1}";
static const char STATUS_HIDDEN[] = "Sur {t1}, ne regarde pas";
static const char GROUP_CHATS[] = "Discussions";
static const char GROUP_CHANNELS[] = "Deskbell";

/* Why not. */
static const char REFUSED_NO_SUCH_ADDRESS[] =
		"Non remis : il n’y a personne à cette adresse.";
static const char REFUSED_TOO_LONG[] =
		"Non remis : c’est trop long. Merci de l’envoyer en parties de 4000 "
		"caractères au plus.";
static const char REFUSED_EMPTY[] = "Non remis : il n’y a rien dedans.";
static const char REFUSED_ENCRYPTED[] =
		"Non remis : cette discussion ne peut pas être chiffrée. Désactivez le "
		"chiffrement (OMEMO, OpenPGP) pour elle et renvoyez le message.";
static const char REFUSED_CHAT_OVER[] =
		"Non remis : cette discussion est terminée.";
static const char REFUSED_NOT_YOUR_CHAT[] =
		"Non remis : cette discussion n’est pas à vous.";
static const char REFUSED_NOT_AN_AGENT[] =
		"C’est réservé à ceux qui répondent ici.";
static const char REFUSED_DISMISSED[] =
		"Non remis : vous ne répondez plus ici.";
static const char REFUSED_QUEUE_FULL[] =
		"Non remis : trop de personnes attendent en ce moment. Merci de "
		"réessayer un peu plus tard.";
static const char REFUSED_TOO_MANY_LINES[] =
		"Non remis : vous avez déjà beaucoup écrit. Merci d’attendre qu’on "
		"vous réponde.";
static const char REFUSED_NO_SPACE[] =
		"Non remis : le service ne peut pas prendre de messages en ce moment. "
		"Merci de réessayer{s| dans |}.";
static const char REFUSED_CLOSED_CHANNEL[] =
		"Non remis : personne ne répond ici en ce moment.";
static const char REFUSED_DOMAIN[] =
		"Non remis : personne ne lit ce qui est écrit à cette adresse.";
static const char REFUSED_COMMAND[] =
		"Non remis : cela ressemble à une commande.";
static const char REFUSED_CONFLICT[] =
		"Non envoyé : autre chose a déjà été envoyé sous cet identifiant.";
static const char REFUSED_TOKEN[] = "Cette conversation n’est plus connue ici.";
static const char REFUSED_TOO_FAST[] =
		"C’était trop rapide. Merci d’attendre un instant.";
static const char REFUSED_NO_CHAT[] = "Il n’y a pas de discussion pour cela.";
static const char REFUSED_NO_CHANNEL[] =
		"Personne ne peut être joint sous ce nom.";
static const char REFUSED_NOT_YET[] = "Ce n’est pas encore possible ici.";
static const char REFUSED_NO_HELLO[] =
		"La conversation doit être ouverte à nouveau.";
static const char REFUSED_BLOCKED[] =
		"Non remis : vous ne pouvez pas écrire ici en ce moment.";
static const char REFUSED_LISTENER[] =
		"Non remis : vous ne faites que lire cette discussion.";
static const char REFUSED_NO_COMMAND[] = "Cette commande n’existe pas ici.";
static const char REFUSED_WORK[] =
		"Il y a beaucoup de monde en ce moment. Votre navigateur a d’abord un "
		"petit calcul à faire.";

/* What the mind does not know of. */
static const char WITHDRAWN[] = "(Ce message a été retiré.)";
static const char LONG_ADDRESS[] =
		"Votre adresse est trop longue pour ce service.";
static const char TOO_LARGE[] = "C’est trop volumineux pour ce service. Merci "
								"d’en envoyer moins à la fois.";
static const char FORM_OVER[] = "Ce formulaire n’est plus connu ici. Merci "
								"d’ouvrir à nouveau la commande.";
static const char DAY[] = " j";
static const char HOUR[] = " h";
static const char MINUTE[] = "";
static const char SECONDS[] = "n1|# seconde|# secondes";
static const char MINUTES[] = "n1|# minute|# minutes";
static const char HOURS[] = "n1|# heure|# heures";
static const char DAYS[] = "n1|# jour|# jours";

LANGUAGE(fr, 0);
