/*
 * Dutch. What may stand in a sentence is in words.h. A visitor is `u`, as in
 * the widget, and a colleague `je`.
 */

#include "xmpp/words/language.h"

/* To visitors. */
static const char QUEUED[] =
		"Bedankt, uw bericht is binnen. {n1|U bent als volgende aan de beurt|U "
		"bent nummer # in de rij}, en u krijgt hier antwoord. U kunt intussen "
		"gewoon verder schrijven.";
static const char QUEUED_ABOUT[] =
		"Bedankt, uw bericht is binnen. {n1|U bent als volgende aan de beurt|U "
		"bent nummer # in de rij}, en u krijgt hier{n2| over ongeveer een "
		"minuut| over ongeveer # minuten|} antwoord. U kunt intussen gewoon "
		"verder schrijven.";
static const char QUEUED_NOBODY[] =
		"Bedankt, uw bericht is bewaard. Er is nu niemand; u bent nummer {n1} "
		"in de rij en krijgt antwoord zodra er weer iemand is.";
static const char CHAT_ENDED[] =
		"Deze chat is beëindigd. Bedankt voor uw bericht! Is er nog iets, "
		"schrijf dan gerust opnieuw.";
static const char CHAT_RETURNED[] =
		"Sorry, de verbinding met degene die u sprak is weggevallen. {n1|U "
		"bent als volgende aan de beurt|U bent nummer # in de rij}, en wie u "
		"antwoordt, ziet wat er al gezegd is.";
static const char CANNOT_READ[] =
		"Sorry, dat was niet te lezen: het was versleuteld, en dat kan in deze "
		"chat niet. Zet de versleuteling hier uit (in Conversations, Cheogram, "
		"Monal en Dino: het slotje) en stuur het nog eens.";

/* To agents, from the channel. */
static const char RING[] =
		"{t1} wacht{d| (|)}{t2|: “|”}\nTyp next of take {n1}, of open {next}";
static const char RINGS[] = "{n1|Er wacht één bezoeker|Er wachten # "
							"bezoekers}. Typ next, of open {next}";
static const char TAKEN[] =
		"Chat {n1} met {t1} is van jou. Antwoord in de chat met {a2}, of open "
		"xmpp:{a2}?message;type=chat";
static const char TAKEN_BY[] = "Chat {n1} is aangenomen door {t1}.";
static const char RING_GONE[] =
		"Chat {n1} heeft niemand meer nodig: hij is verlaten of beëindigd.";
static const char ENDED_YOURS[] = "Chat {n1} met {t1} is beëindigd.";
static const char RETURNED_YOURS[] =
		"Je was een tijdje weg, dus chat {n1} met {t1} wacht weer. Typ next of "
		"take {n1} om ermee verder te gaan.";
static const char NOTHING_WAITS[] = "Er wacht niemand.";
static const char NOTHING_YOURS[] =
		"Je hebt op dit moment geen chat. Typ next om er een aan te nemen.";
static const char LIST_WAITING[] = "{n1|Er wacht één bezoeker|Er wachten # "
								   "bezoekers|Er wacht hier niemand}:";
static const char LIST_WAITING_ROW[] = "{n1} · {t1} · {d}{t2| · “|”}";
static const char LIST_MINE[] = "{n1|Eén chat is van jou|# chats zijn van "
								"jou|Er is nog geen chat van jou}:";
static const char LIST_MINE_ROW[] =
		"{n1} · {t1}{n2| · één ongelezen| · # ongelezen|}{t3| · laatste woord: "
		"|}{t4| · wordt overgedragen aan |} · {a2}";
static const char LIST_WANTED_ROW[] = "{n1} · {t1} · {t2} wil hem aan jou "
									  "overdragen: accept {n1} of reject {n1}";
static const char LIST_RETURNED_ROW[] =
		"{n1} · {t1} · weer in de rij: take {n1}";
static const char LIST_HEARD_ROW[] = "{n1} · {t1}{t2| · bij |} · je leest mee: "
									 "leave {n1} maakt daar een eind aan";
static const char LIST_MORE[] = "… en nog {n1|één|#}";
static const char LIST_OTHERS[] = "… en nog meer";
static const char NO_SUCH_CHAT[] =
		"Er is geen chat “{t1}”. Typ {!}list om te zien wie er wacht, of "
		"{!}mine voor je eigen chats.";
static const char AMBIGUOUS[] =
		"Er past meer dan één chat bij “{t1}”. Welke? Antwoord met het nummer:";
static const char NO_CHAT_FITS[] =
		"Er is op dit moment geen chat waar dit over kan gaan.";
static const char ALREADY_YOURS[] = "Chat {n1} met {t1} is al van jou.";
static const char ALREADY_TAKEN[] = "Chat {n1} is al aangenomen door {t1}.";
static const char NOT_WAITING[] = "Chat {n1} is voorbij.";
static const char UNKNOWN_COMMAND[] = "“{t1}” ken ik niet.{t2| Bedoelde je |?} "
									  "Typ {!}help om te zien wat ik begrijp.";
static const char HELP_CHANNEL[] = "Dit is {t1}. Je kunt hier typen:";
static const char HELP_CHAT[] = "Wat je in deze chat schrijft, gaat naar de "
								"bezoeker, behalve regels die met ! beginnen:";
static const char MAY_NOT[] = "Je mag “{t1}” hier niet gebruiken.";
static const char DISMISSED_ALL[] =
		"Je antwoordt hier niet meer.{n1| Je chat staat weer in de rij.| Je # "
		"chats staan weer in de rij.|}";
static const char DEMOTED_ALL[] =
		"Je antwoordt hier niet meer, maar je kunt nog wel zien wie er "
		"wacht.{n1| Je chat staat weer in de rij.| Je # chats staan weer in de "
		"rij.|}";
static const char GAP[] =
		"De dienst was er niet van {t1} tot {t2}. Wat er in die tijd is "
		"geschreven, is misschien niet aangekomen.";
static const char GAP_LAST[] = "De laatste regel die van jou is aangekomen, is "
							   "“{t1}”. Stuur wat daarna kwam nog een keer.";
static const char GAP_NONE[] = "Van jou is nog geen regel aangekomen. Heb je "
							   "er wel geschreven, stuur ze dan nog een keer.";

static const char SERVED_BY[] = "U spreekt nu met {t1}.";
static const char PUT_THROUGH[] =
		"U wordt doorverbonden met {t1}. {n1|U bent als volgende aan de "
		"beurt.|U bent nummer # in de rij.}";
static const char RING_AGAIN[] = "{t1} wacht nog steeds{d| (|)}{t2|: “|”}\nTyp "
								 "next of take {n1}, of open {next}";
static const char RING_MANAGER[] =
		"Niemand heeft chat {n1} aangenomen: {t1} wacht{d| (|)}{t2|: “|”}\nTyp "
		"next of take {n1}, of open {next}";
static const char RING_LINE[] = "“{t1}”";
static const char OFFER[] =
		"Chat {n1} is voor jou: {t1} wacht{t2|: “|”}\nTyp take {n1} of next "
		"binnen {s}, of reject {n1}. Of open {next}";
static const char OFFER_OVER[] = "Chat {n1} gaat nu naar iemand anders.";
static const char RING_RETURNED[] = "Chat {n1} staat weer in de rij.";
static const char UNANSWERED[] =
		"{t1} wacht al {s} op je antwoord: chat {n1}, {a2}";
static const char UNANSWERED_MANAGER[] =
		"{t1} wacht al {s} op antwoord van {t2}: chat {n1}. Je kunt listen "
		"{n1} of takeover {n1} typen.";
static const char ANSWERED_NOW[] = "Chat {n1} heeft antwoord gekregen.";
static const char NOW_HERE[] =
		"Je bent er nu, wat je client ook zegt, totdat je away of auto typt.";
static const char NOW_AWAY[] =
		"Je bent nu weg: er gaat niets voor je over totdat je here of auto "
		"typt. Je kunt nog steeds alles doen.";
static const char NOW_AUTO_HERE[] =
		"Je client bepaalt weer of je er bent. Je bent er.";
static const char NOW_AUTO_AWAY[] =
		"Je client bepaalt weer of je er bent. Op dit moment ben je weg.";
static const char ROOM_IS[] =
		"Je hebt hier {n2|één chat|# chats|geen chat}{n1|, en ruimte voor één "
		"tegelijk.|, en ruimte voor # tegelijk.|, en ruimte voor zoveel als je "
		"wilt.}";
static const char COUNT_WRONG[] = "“{t1}” is geen getal dat hier kan.";
static const char LANGUAGE_IS[] = "Ik spreek voortaan Nederlands met je.";
static const char LANGUAGE_UNKNOWN[] = "“{t1}” spreek ik niet. Ik spreek: {t2}";
static const char NO_SUCH_COLLEAGUE[] =
		"Er is hier geen collega en geen kanaal “{t1}”.";
static const char COLLEAGUE_UNCLEAR[] =
		"Er passen er meer bij “{t1}”. Wie bedoel je? Antwoord met het nummer:";
static const char COLLEAGUE_ROW[] = "{n1} · {t1}";
static const char COLLEAGUE_AWAY[] =
		"{t1} is weg, dus de chat blijft waar hij is.";
static const char COLLEAGUE_FULL[] =
		"{t1} heeft geen ruimte voor nog een chat, dus die blijft waar hij is.";
static const char TRANSFER_TO_YOURSELF[] = "De chat is al van jou.";
static const char TRANSFER_ASKED[] =
		"{t2} is gevraagd om chat {n1} met {t1} over te nemen, en heeft {s} om "
		"te antwoorden. Tot dan is hij van jou. {!}cancel {n1} draait het "
		"terug.";
static const char TRANSFER_WANTED[] =
		"{t2} wil chat {n1} met {t1} aan jou overdragen{t3|: “|”}\nTyp binnen "
		"{s} accept {n1}, of reject {n1}.";
static const char TRANSFER_PENDING[] = "Chat {n1} wordt al overgedragen aan "
									   "{t1}. {!}cancel {n1} draait het terug.";
static const char TRANSFER_NONE[] = "Niemand draagt chat {n1} over.";
static const char TRANSFER_OF_YOURS[] =
		"{t2} heeft {t3} gevraagd om chat {n1} met {t1} van je over te nemen. "
		"Zolang {t3} niet accepteert, is hij van jou.";
static const char TRANSFER_NOTHING[] =
		"Op dit moment draagt niemand een chat aan je over.";
static const char TRANSFER_DONE[] = "{t2} heeft nu chat {n1} met {t1}.";
static const char TRANSFER_GONE[] =
		"Chat {n1} met {t1} is beëindigd: er valt niets over te nemen.";
static const char TRANSFER_OPEN[] = "Chat {n1} met {t1} is nu voor iedereen. "
									"Typ take {n1} om hem aan te nemen.";
static const char TRANSFER_CLOSED[] =
		"Niemand antwoordt in {t1}, dus de chat blijft waar hij is.";
static const char NOT_TAKEN[] =
		"Nog niemand heeft chat {n1} met {t1}. Typ eerst {!}take {n1}.";
static const char NOT_YOURS[] =
		"Chat {n1} met {t1} is niet van jou{t2|, maar van |}. Alleen wie hem "
		"heeft of een beheerder kan dat doen.";
static const char SERVED_ELSEWHERE[] =
		"Chat {n1} met {t1} loopt in {t2}. Alleen wie daar antwoordt, kan dat "
		"doen.";
static const char TRANSFER_ACCEPTED[] =
		"{t2} heeft nu chat {n1} met {t1}. Je kunt meelezen; leave {n1} maakt "
		"daar een eind aan.";
static const char TRANSFER_REJECTED[] =
		"{t2} kan chat {n1} met {t1} niet overnemen, dus die blijft waar hij "
		"is.";
static const char TRANSFER_REJECTED_YOU[] =
		"Je hebt chat {n1} met {t1} niet overgenomen.";
static const char TRANSFER_CANCELLED[] =
		"Chat {n1} met {t1} wordt niet overgedragen.";
static const char TRANSFER_OVER[] = "Chat {n1} met {t1} blijft bij {t2}.";
static const char TRANSFER_TIMED_OUT[] = "{t2} heeft niet geantwoord, dus chat "
										 "{n1} met {t1} blijft waar hij is.";
static const char TRANSFER_QUEUED[] =
		"Chat {n1} met {t1} staat nu vooraan in de rij bij {t2}. Je kunt "
		"meelezen; {!}leave {n1} maakt daar een eind aan.";
static const char TRANSFER_MOVED[] =
		"Chat {n1} met {t1} staat nu vooraan in de rij bij {t2}.";
static const char TRANSFER_NOTE[] =
		"{t1} draagt deze chat aan je over{t2|: “|”}";
static const char TAKEN_OVER[] =
		"{t2} heeft chat {n1} met {t1} overgenomen. Je kunt meelezen; leave "
		"{n1} maakt daar een eind aan.";
static const char NOW_WITH[] = "{t1} heeft deze chat nu. Je leest hier alleen "
							   "nog mee; {!}leave maakt daar een eind aan.";
static const char LISTENING[] =
		"Je leest mee in chat {n1} met {t1}, die {t2} heeft. Niemand ziet dat "
		"je er bent, en niets van wat je erin schrijft wordt verstuurd. "
		"{!}leave {n1} maakt daar een eind aan.";
static const char LISTEN_OVER[] =
		"Je leest niet meer mee in chat {n1} met {t1}.";
static const char LISTEN_NOT[] = "Je leest niet mee in chat {n1}.";
static const char LISTEN_NOBODY[] = "Niemand heeft chat {n1} op dit moment, "
									"dus er valt niets mee te lezen.";
static const char LISTEN_NOTHING[] = "Je leest nergens mee.";
static const char LISTEN_TOO_MANY[] =
		"Er kunnen hoogstens {n2} meelezen in één chat, en niemand in meer dan "
		"{n2}. {!}leave beëindigt er een van jou.";
static const char LISTEN_ENDED[] =
		"Chat {n1} met {t1} is beëindigd, dus er valt niets meer te lezen.";
static const char HELD_LISTENER[] =
		"Niet verstuurd: je leest hier alleen mee. Typ {!}leave om te stoppen.";
static const char WHISPER[] = "{t1} fluistert: {t2}";
static const char WHISPERED[] = "Alleen {t1} leest dat, in chat {n1}.";
static const char WHISPER_NOBODY[] =
		"Niemand heeft chat {n1} op dit moment, dus niemand zou dat lezen. "
		"{!}note {n1} bewaart het bij de chat.";
static const char LIST_ELSEWHERE[] =
		"{t1}: {n1|er wacht er één|er wachten er #}";
static const char RECENT[] =
		"{n1|Eén chat is|# chats zijn} onlangs beëindigd (tijden in UTC):";
static const char RECENT_ROW[] = "{n1} · {t1}{t2| · |} · {w}{t3| · “|”}";
static const char NOTHING_RECENT[] = "Er is onlangs geen chat beëindigd.";
static const char WHO[] =
		"{n1|Eén persoon antwoordt|# mensen antwoorden} hier:";
static const char WHO_PRESENT[] =
		"{t1} · aanwezig · {n1|één chat|# chats|geen chat}";
static const char WHO_AWAY[] = "{t1} · weg · {n1|één chat|# chats|geen chat}";
static const char WHO_GONE[] =
		"{t1} · offline · {n1|één chat|# chats|geen chat}";
static const char HISTORY[] = "Chat {n1} met {t1} (tijden in UTC):";
static const char HISTORY_PAGE[] =
		"Chat {n1} met {t1} (tijden in UTC), pagina {n2} van {n3}:";
static const char HISTORY_LINE[] = "{w} {t1}: {t2}";
static const char HISTORY_GONE[] = "{w} {t1} trok een regel in";
static const char HISTORY_EMPTY[] =
		"In chat {n1} met {t1} is niets geschreven.";
static const char HISTORY_BEFORE[] =
		"{!}history {n1} {n2} laat zien wat ervoor kwam";
static const char SEARCH_BUSY[] =
		"Ik zoek nog naar wat je eerder vroeg. Probeer het zo nog een keer.";
static const char FOUND[] =
		"“{t1}” staat in {n1|één chat|# chats} (tijden in UTC):";
static const char FOUND_ROW[] = "{n1} · {t1} · {w} · {t2}";
static const char NOTHING_FOUND[] =
		"“{t1}” staat in geen enkele chat die je mag zien.";
static const char INFO[] = "Chat {n1}: {t1}, {a2}";
static const char INFO_JID[] = "Schrijft vanaf {t1}";
static const char INFO_OPENED[] = "Sinds {w} UTC";
static const char INFO_AGENT[] = "Met {t1}";
static const char INFO_TAGS[] = "Labels: {t1}";
static const char INFO_BLOCKED[] = "Geblokkeerd tot {w} UTC";
static const char INFO_NOTE[] = "{w} notitie van {t1}: {t2}";
static const char INFO_EARLIER[] = "Eerder: {n1} · {w}{t1| · |}{t2| · “|”}";
static const char DID_TAKE[] = "{w} -- {t1} nam de chat aan";
static const char DID_END[] = "{w} -- {t1} beëindigde de chat";
static const char DID_REOPEN[] = "{w} -- {t1} heropende de chat";
static const char DID_VANISH[] = "{w} -- {t1} was te lang weg: terug in de rij";
static const char DID_PASS[] = "{w} -- {t1} draagt hem over aan {t2}{t3|: “|”}";
static const char DID_ACCEPT[] = "{w} -- {t1} nam de chat over";
static const char DID_REJECT[] = "{w} -- {t1} nam de chat niet over";
static const char DID_CANCEL[] = "{w} -- {t1} trok de overdracht in";
static const char DID_NOT_ANSWER[] =
		"{w} -- {t1} antwoordde niet: hij bleef waar hij was";
static const char DID_TAKE_OVER[] = "{w} -- {t1} trok de chat naar zich toe";
static const char DID_LISTEN[] = "{w} -- {t1} begon mee te lezen";
static const char DID_LEAVE[] = "{w} -- {t1} stopte met meelezen";
static const char DID_WHISPER[] = "{w} -- {t1} fluisterde: {t2}";
static const char DID_NOTE[] = "{w} -- {t1} noteerde: {t2}";
static const char DID_TAG[] = "{w} -- {t1} gaf hem het label {t2}";
static const char DID_UNTAG[] = "{w} -- {t1} haalde het label {t2} weg";
static const char DID_BLOCK[] = "{w} -- {t1} blokkeerde de bezoeker tot {t2}";
static const char DID_UNBLOCK[] = "{w} -- {t1} liet de bezoeker weer schrijven";
static const char WHICH_CHAT[] = "Welke chat? Antwoord met het nummer:";
static const char WHICH_ROW[] = "{n1} · {t1} · {a2}";
static const char REOPENED[] =
		"Chat {n1} met {t1} is weer van jou. Schrijf in de chat met {a2}, of "
		"open xmpp:{a2}?message;type=chat";
static const char NOT_ENDED[] = "Chat {n1} is niet beëindigd.";
static const char TOO_LATE[] =
		"Chat {n1} is te lang geleden beëindigd om nog te heropenen.";
static const char VISITOR_BUSY[] = "Chat {n1} kan niet worden heropend: de "
								   "bezoeker zit intussen in een andere chat.";
static const char WORDS_MISSING[] =
		"Er ontbreekt iets. Zo moet het: {!}{usage}";
static const char NOTED[] = "Bewaard bij chat {n1}. De bezoeker ziet het niet.";
static const char TAGGED[] = "Labels van chat {n1}: {t1|}";
static const char TAG_WRONG[] = "“{t1}” kan geen label zijn: dat is één woord "
								"van hoogstens {n1} tekens.";
static const char TAGS_FULL[] = "Chat {n1} heeft al {n2} labels. Haal er eerst "
								"een weg: {!}tag {n1} -woord";
static const char TAG_NONE[] = "Chat {n1} heeft geen label “{t1}”.";
static const char BLOCKED[] = "{t1} is {s} lang geblokkeerd.";
static const char UNBLOCKED[] = "{t1} mag weer schrijven.";
static const char NOT_BLOCKED[] = "{t1} is niet geblokkeerd.";
static const char NOBODY_BLOCKED[] = "Er is hier niemand geblokkeerd.";
static const char SPAN_WRONG[] =
		"“{t1}” is geen tijd waar ik iets mee kan. Typ bijvoorbeeld 30m, 1h of "
		"1d, hoogstens {s}.";
static const char DONE[] = "Gedaan.";
static const char WHY[] = "Chat {n1} met {t1} ({t2}, tijden in UTC):";
static const char WHY_ROW[] = "{w} {t1}";
static const char WHY_LAST_AGENT[] =
		"{w} Aangeboden aan {t1}, die deze bezoeker het laatst sprak.";
static const char WHY_LANGUAGE[] =
		"{w} Aangeboden aan {t1}, die de taal van de bezoeker spreekt.";
static const char WHY_TURN[] = "{w} Aangeboden aan {t1}, die aan de beurt was.";
static const char WHY_FEWEST[] =
		"{w} Aangeboden aan {t1}, die de minste chats had.";
static const char WHY_REJECTED[] = "{w} {t1} wees hem af.";
static const char WHY_UNANSWERED[] = "{w} {t1} antwoordde niet op tijd.";
static const char WHY_AWAY[] = "{w} {t1} ging weg.";
static const char WHY_ALL[] =
		"{w} Niemand nam hem aan: hij ging bij iedereen over.";
static const char WHY_NOTHING[] = "Over chat {n1} is nog niets besloten.";
static const char BACK_SUMMARY[] =
		"Welkom terug. {n1|Je hebt één chat|Je hebt # chats|Je hebt geen "
		"chat}, {n2|er wacht één bezoeker|er wachten # bezoekers|er wacht "
		"niemand}.";
static const char BACK_CHAT[] =
		"Deze chat met {t1} is nog steeds van jou{n1|; één regel is "
		"ongelezen|; # regels zijn ongelezen|}.";
static const char DO_NEXT[] = "aannemen wie het langst wacht";
static const char DO_TAKE[] =
		"een bepaalde chat aannemen; alleen het nummer is ook genoeg";
static const char DO_LIST[] = "laten zien wie er wacht";
static const char DO_MINE[] = "je chats laten zien";
static const char DO_RECENT[] =
		"laten zien wat er in de afgelopen 8 uur is beëindigd";
static const char DO_WHO[] = "je collega’s laten zien";
static const char DO_HISTORY[] = "laten zien wat er in een chat is geschreven";
static const char DO_FIND[] = "woorden zoeken in eerdere chats";
static const char DO_INFO[] =
		"laten zien wat er over een chat en de bezoeker bekend is";
static const char DO_END[] =
		"je chat beëindigen, desgewenst met een laatste tekst";
static const char DO_REOPEN[] = "een beëindigde chat weer oppakken";
static const char DO_NOTE[] =
		"een notitie bij de chat bewaren; de bezoeker ziet die nooit";
static const char DO_TAG[] =
		"de chat een label geven; met - ervoor haal je het weg";
static const char DO_BLOCK[] = "de bezoeker een tijd lang niet laten schrijven";
static const char DO_UNBLOCK[] = "de bezoeker weer laten schrijven";
static const char DO_HERE[] = "opgeroepen worden, wat je client ook zegt";
static const char DO_AWAY[] = "niet opgeroepen worden, wat je client ook zegt";
static const char DO_AUTO[] = "je client laten bepalen of je wordt opgeroepen";
static const char DO_ROOM[] =
		"zeggen hoeveel chats je tegelijk kunt hebben; 0 is onbeperkt";
static const char DO_LANGUAGE[] = "kiezen welke taal ik met je spreek";
static const char DO_TRANSFER[] =
		"de chat overdragen aan een collega of een kanaal";
static const char DO_ACCEPT[] =
		"de chat overnemen die aan je wordt overgedragen";
static const char DO_REJECT[] =
		"de chat afwijzen die aan je wordt overgedragen";
static const char DO_CANCEL[] = "de chat houden die je aan het overdragen was";
static const char DO_TAKEOVER[] = "de chat van een collega overnemen";
static const char DO_LISTEN[] = "ongemerkt meelezen in de chat van een collega";
static const char DO_LEAVE[] = "stoppen met meelezen";
static const char DO_WHISPER[] = "iets zeggen wat de bezoeker niet ziet";
static const char DO_WHY[] = "uitleggen waar een chat naartoe ging";
static const char DO_HELP[] =
		"laten zien wat je kunt typen, of meer over één commando";
static const char ARGUMENT_CHAT[] = "chat";
static const char ARGUMENT_COLLEAGUE[] = "aan";
static const char ARGUMENT_TEXT[] = "tekst";
static const char ARGUMENT_NOTE[] = "notitie";
static const char ARGUMENT_WORDS[] = "woorden";
static const char ARGUMENT_TAG[] = "label";
static const char ARGUMENT_SPAN[] = "tijd";
static const char ARGUMENT_COUNT[] = "aantal";
static const char ARGUMENT_PAGE[] = "pagina";
static const char ARGUMENT_LANGUAGE[] = "taal";
static const char ARGUMENT_COMMAND[] = "commando";
static const char ARGUMENT_CHANNEL[] = "kanaal";
static const char HINT_CHAT[] = "Het nummer, of de naam van de bezoeker";
static const char HINT_COLLEAGUE[] =
		"De naam van een collega of van een kanaal";
static const char HELP_ROW[] = "{!}{usage} – {does}";
static const char USAGE[] = "{usage}";
static const char HELP_ALSO[] = "Korte vormen: {t1}";
static const char HELP_MORE[] =
		"{!}help all laat de rest zien, {!}help met een commando meer "
		"daarover, {!}help setup hoe je je client instelt.";
static const char HELP_SETUP_ASK[] =
		"Wie deze dienst beheert, kan je vertellen hoe je je client instelt: "
		"het staat in examples/clients.md.";
static const char HELP_SETUP[] = "Zo stel je je client in: {t1}";

/*
 * In a visitor's chat, from the visitor's address: the mouth puts two dashes
 * before each line, which no line of his own has (CONTRACT).
 */
static const char CONTEXT[] = "{t1}{t3| (|)} · {t2}{d| · wachtte |}";
static const char CONTEXT_PAGE[] = "op {t1}{t2| (|)}";
static const char CONTEXT_REFERRER[] = "kwam van {t1}";
static const char CONTEXT_BROWSER[] = "{list| · }";
static const char CONTEXT_WHO[] = "zegt: {list| · }";
static const char HELD_COMMAND[] =
		"Niet verstuurd: “{t1}” lijkt op een commando. Is het voor de bezoeker "
		"bedoeld, typ dan !!{t1}";
static const char UNKNOWN_BANG[] =
		"Niet verstuurd: er is geen commando “{t1}”.{t2| Bedoelde je !|?} Typ "
		"{!}help om ze te zien; een regel die met !! begint, gaat met één ! "
		"naar de bezoeker.";
static const char HELD_ENCRYPTED[] =
		"Niet verstuurd: het was versleuteld, en dat kan in deze chat niet. "
		"Zet de versleuteling hier uit (in Conversations, Cheogram, Monal en "
		"Dino: het slotje; in hun instellingen kan dat voor alle nieuwe chats) "
		"en stuur het nog eens.";
static const char VISITOR_CHAT_ENDED[] = "Chat {n1} met {t1} is beëindigd.";
static const char VISITOR_ENDED[] = "{t1} heeft chat {n1} beëindigd.";
static const char VISITOR_CAME_BACK[] = "{t1} is terug in chat {n1}.";

/* Presence. */
static const char STATUS_QUEUE[] = "{n1} wachtend, {n2} in gesprek";
static const char STATUS_CLOSED[] = "Gesloten: hier antwoordt niemand";
static const char STATUS_OPEN[] = "{t1}";
static const char STATUS_VISITOR[] = "Bezoeker van {t1}";
static const char STATUS_PAGE[] = "Op {t1}";
static const char STATUS_HIDDEN[] = "Op {t1}, kijkt even niet";
static const char GROUP_CHATS[] = "Chats";
static const char GROUP_CHANNELS[] = "Deskbell";

/* Why not. */
static const char REFUSED_NO_SUCH_ADDRESS[] =
		"Niet bezorgd: er is niemand op dit adres.";
static const char REFUSED_TOO_LONG[] =
		"Niet bezorgd: dit is te lang. Stuur het in delen van hoogstens 4000 "
		"tekens.";
static const char REFUSED_EMPTY[] = "Niet bezorgd: er staat niets in.";
static const char REFUSED_ENCRYPTED[] =
		"Niet bezorgd: deze chat kan niet versleuteld worden. Zet de "
		"versleuteling (OMEMO, OpenPGP) hier uit en stuur het nog eens.";
static const char REFUSED_CHAT_OVER[] = "Niet bezorgd: deze chat is beëindigd.";
static const char REFUSED_NOT_YOUR_CHAT[] =
		"Niet bezorgd: deze chat is niet van jou.";
static const char REFUSED_NOT_AN_AGENT[] =
		"Dit is alleen voor wie hier antwoordt.";
static const char REFUSED_DISMISSED[] =
		"Niet bezorgd: je antwoordt hier niet meer.";
static const char REFUSED_QUEUE_FULL[] = "Niet bezorgd: er wachten nu te veel "
										 "mensen. Probeer het later opnieuw.";
static const char REFUSED_TOO_MANY_LINES[] =
		"Niet bezorgd: u hebt al veel geschreven. Wacht tot er iemand "
		"antwoordt.";
static const char REFUSED_NO_SPACE[] =
		"Niet bezorgd: op dit moment kunnen er geen berichten worden "
		"aangenomen. Probeer het{s| over |} opnieuw.";
static const char REFUSED_CLOSED_CHANNEL[] =
		"Niet bezorgd: op dit moment antwoordt hier niemand.";
static const char REFUSED_DOMAIN[] =
		"Niet bezorgd: niemand leest wat er naar dit adres wordt geschreven.";
static const char REFUSED_COMMAND[] =
		"Niet bezorgd: dit lijkt op een commando.";
static const char REFUSED_CONFLICT[] =
		"Niet verstuurd: onder dit kenmerk is eerder iets anders verstuurd.";
static const char REFUSED_TOKEN[] = "Dit gesprek is hier niet meer bekend.";
static const char REFUSED_TOO_FAST[] = "Dat ging te snel. Wacht even.";
static const char REFUSED_NO_CHAT[] = "Hiervoor is er geen chat.";
static const char REFUSED_NO_CHANNEL[] =
		"Onder deze naam is niemand te bereiken.";
static const char REFUSED_NOT_YET[] = "Dit kan hier nog niet.";
static const char REFUSED_NO_HELLO[] =
		"Het gesprek moet opnieuw worden geopend.";
static const char REFUSED_BLOCKED[] =
		"Niet bezorgd: u kunt hier op dit moment niet schrijven.";
static const char REFUSED_LISTENER[] =
		"Niet bezorgd: je leest hier alleen mee.";
static const char REFUSED_NO_COMMAND[] = "Dat commando bestaat hier niet.";
static const char REFUSED_WORK[] =
		"Het is nu druk. Uw browser moet eerst even rekenen.";

/* What the mind does not know of. */
static const char WITHDRAWN[] = "(Dit bericht is ingetrokken.)";
static const char LONG_ADDRESS[] = "Je adres is te lang voor deze dienst.";
static const char TOO_LARGE[] =
		"Dit is te groot voor deze dienst. Stuur minder in één keer.";
static const char FORM_OVER[] =
		"Dit formulier is hier niet meer bekend. Open het commando opnieuw.";
static const char DAY[] = " d";
static const char HOUR[] = " u";
static const char MINUTE[] = "";
static const char SECONDS[] = "n1|# seconde|# seconden";
static const char MINUTES[] = "n1|# minuut|# minuten";
static const char HOURS[] = "n1|# uur|# uur";
static const char DAYS[] = "n1|# dag|# dagen";

LANGUAGE(nl, 1);
