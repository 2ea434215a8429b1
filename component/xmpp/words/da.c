/*
 * Danish. What may stand in a sentence is in words.h.
 */

#include "xmpp/words/language.h"

/* To visitors. */
static const char QUEUED[] =
		"Tak, din besked er kommet frem. {n1|Du er den næste|Du er nummer # i "
		"køen}, og nogen svarer dig her. Du er velkommen til at skrive mere "
		"imens.";
static const char QUEUED_ABOUT[] =
		"Tak, din besked er kommet frem. {n1|Du er den næste|Du er nummer # i "
		"køen}, og nogen svarer dig her{n2| om cirka et minut| om cirka # "
		"minutter|}. Du er velkommen til at skrive mere imens.";
static const char QUEUED_NOBODY[] =
		"Tak, din besked er gemt. Der er ingen lige nu; du er nummer {n1} i "
		"køen og får svar, så snart nogen er tilbage.";
static const char CHAT_ENDED[] = "Denne chat er afsluttet. Tak, fordi du "
								 "skrev! Er der mere, så skriv bare igen.";
static const char CHAT_RETURNED[] =
		"Beklager, den, du talte med, har mistet forbindelsen. {n1|Du er den "
		"næste|Du er nummer # i køen}, og den, der svarer, kan se, hvad der er "
		"sagt indtil nu.";
static const char CANNOT_READ[] =
		"Beklager, det kunne ikke læses: Det var krypteret, og det kan denne "
		"chat ikke være. Slå krypteringen fra for den (i Conversations, "
		"Cheogram, Monal og Dino: hængelåsen), og send det igen.";

/* To agents, from the channel. */
static const char RING[] = "{t1} venter{d| (|)}{t2|: ”|”}\nSkriv next eller "
						   "take {n1}, eller åbn {next}";
static const char RINGS[] =
		"{n1|Én besøgende|# besøgende} venter. Skriv next, eller åbn {next}";
static const char TAKEN[] = "Chat {n1} med {t1} er din. Svar i chatten med "
							"{a2}, eller åbn xmpp:{a2}?message;type=chat";
static const char TAKEN_BY[] = "Chat {n1} blev taget af {t1}.";
static const char RING_GONE[] = "Chat {n1} har ikke længere brug for nogen: "
								"Den blev forladt eller afsluttet.";
static const char ENDED_YOURS[] = "Chat {n1} med {t1} er afsluttet.";
static const char RETURNED_YOURS[] =
		"Du var væk et stykke tid, så chat {n1} med {t1} venter igen. Skriv "
		"next eller take {n1} for at gå videre med den.";
static const char NOTHING_WAITS[] = "Ingen venter.";
static const char NOTHING_YOURS[] =
		"Du har ingen chat lige nu. Skriv next for at tage en.";
static const char LIST_WAITING[] =
		"{n1|Én besøgende|# besøgende|Ingen her} venter:";
static const char LIST_WAITING_ROW[] = "{n1} · {t1} · {d}{t2| · ”|”}";
static const char LIST_MINE[] =
		"{n1|Én chat er din|# chats er dine|Ingen chat er din endnu}:";
static const char LIST_MINE_ROW[] =
		"{n1} · {t1}{n2| · én ulæst| · # ulæste|}{t3| · sidste ord: |}{t4| · "
		"gives videre til |} · {a2}";
static const char LIST_WANTED_ROW[] = "{n1} · {t1} · {t2} vil give den videre "
									  "til dig: accept {n1} eller reject {n1}";
static const char LIST_RETURNED_ROW[] =
		"{n1} · {t1} · tilbage i køen: take {n1}";
static const char LIST_HEARD_ROW[] =
		"{n1} · {t1}{t2| · hos |} · du læser med: leave {n1} afslutter det";
static const char LIST_MORE[] = "… og {n1|én|#} til";
static const char LIST_OTHERS[] = "… og flere";
static const char NO_SUCH_CHAT[] =
		"Der er ingen chat ”{t1}”. Skriv {!}list for at se, hvem der venter, "
		"eller {!}mine for dine egne chats.";
static const char AMBIGUOUS[] =
		"Mere end én chat passer til ”{t1}”. Hvilken? Svar med nummeret:";
static const char NO_CHAT_FITS[] =
		"Der er ingen chat lige nu, som det kan handle om.";
static const char ALREADY_YOURS[] = "Chat {n1} med {t1} er allerede din.";
static const char ALREADY_TAKEN[] = "Chat {n1} er allerede taget af {t1}.";
static const char NOT_WAITING[] = "Chat {n1} er forbi.";
static const char UNKNOWN_COMMAND[] =
		"Jeg kender ikke ”{t1}”.{t2| Mente du |?} Skriv {!}help for at se, "
		"hvad jeg forstår.";
static const char HELP_CHANNEL[] = "Dette er {t1}. Her kan du skrive:";
static const char HELP_CHAT[] =
		"Det, du skriver i denne chat, går til den besøgende, undtagen linjer, "
		"der begynder med !:";
static const char MAY_NOT[] = "Du er ikke blandt dem, der må bruge ”{t1}” her.";
static const char DISMISSED_ALL[] =
		"Du svarer ikke længere her.{n1| Din chat gik tilbage til køen.| Dine "
		"# chats gik tilbage til køen.|}";
static const char DEMOTED_ALL[] =
		"Du svarer ikke længere her, men du kan stadig se, hvem der "
		"venter.{n1| Din chat gik tilbage til køen.| Dine # chats gik tilbage "
		"til køen.|}";
static const char GAP[] = "Tjenesten var væk fra {t1} til {t2}. Det, der blev "
						  "skrevet imens, er måske ikke kommet frem.";
static const char GAP_LAST[] = "Den sidste linje, der er kommet frem fra dig, "
							   "er ”{t1}”. Send det, der kom efter den, igen.";
static const char GAP_NONE[] = "Der er endnu ikke kommet nogen linje frem fra "
							   "dig. Har du skrevet nogen, så send dem igen.";

static const char SERVED_BY[] = "Du taler nu med {t1}.";
static const char PUT_THROUGH[] = "Du bliver stillet om til {t1}. {n1|Du er "
								  "den næste.|Du er nummer # i køen.}";
static const char RING_AGAIN[] = "{t1} venter stadig{d| (|)}{t2|: ”|”}\nSkriv "
								 "next eller take {n1}, eller åbn {next}";
static const char RING_MANAGER[] =
		"Ingen har taget chat {n1}: {t1} venter{d| (|)}{t2|: ”|”}\nSkriv next "
		"eller take {n1}, eller åbn {next}";
static const char RING_LINE[] = "”{t1}”";
static const char OFFER[] =
		"Chat {n1} er til dig: {t1} venter{t2|: ”|”}\nSkriv take {n1} eller "
		"next inden for {s}, eller reject {n1}. Eller åbn {next}";
static const char OFFER_OVER[] = "Chat {n1} går nu til en anden.";
static const char RING_RETURNED[] = "Chat {n1} er tilbage i køen.";
static const char UNANSWERED[] =
		"{t1} har ventet på dit svar i {s}: chat {n1}, {a2}";
static const char UNANSWERED_MANAGER[] =
		"{t1} har ventet på svar fra {t2} i {s}: chat {n1}. Du kan skrive "
		"listen {n1} eller takeover {n1}.";
static const char ANSWERED_NOW[] = "Chat {n1} har fået svar.";
static const char NOW_HERE[] = "Du er her nu, uanset hvad din klient siger, "
							   "indtil du skriver away eller auto.";
static const char NOW_AWAY[] =
		"Du er væk nu: Intet ringer hos dig, før du skriver here eller auto. "
		"Du kan stadig gøre alt.";
static const char NOW_AUTO_HERE[] =
		"Din klient afgør igen, om du er her. Du er her.";
static const char NOW_AUTO_AWAY[] = "Din klient afgør igen, om du er her. Lige "
									"nu regnes du for at være væk.";
static const char ROOM_IS[] =
		"Du har {n2|én chat|# chats|ingen chat} her{n1|, og plads til én ad "
		"gangen.|, og plads til # ad gangen.|, og plads til så mange, du vil.}";
static const char COUNT_WRONG[] = "”{t1}” er ikke et tal, der kan bruges her.";
static const char LANGUAGE_IS[] = "Jeg taler dansk med dig.";
static const char LANGUAGE_UNKNOWN[] = "Jeg taler ikke ”{t1}”. Jeg taler: {t2}";
static const char NO_SUCH_COLLEAGUE[] =
		"Der er ingen kollega og ingen kanal ”{t1}” her.";
static const char COLLEAGUE_UNCLEAR[] =
		"Flere passer til ”{t1}”. Hvem? Svar med nummeret:";
static const char COLLEAGUE_ROW[] = "{n1} · {t1}";
static const char COLLEAGUE_AWAY[] =
		"{t1} er væk, så chatten bliver, hvor den er.";
static const char COLLEAGUE_FULL[] =
		"{t1} har ikke plads til en chat mere, så den bliver, hvor den er.";
static const char TRANSFER_TO_YOURSELF[] = "Chatten er allerede din.";
static const char TRANSFER_ASKED[] =
		"{t2} er blevet bedt om at tage chat {n1} med {t1} og har {s} til at "
		"svare. Indtil da er den din. {!}cancel {n1} tager det tilbage.";
static const char TRANSFER_WANTED[] =
		"{t2} vil give dig chat {n1} med {t1}{t3|: ”|”}\nSkriv accept {n1} "
		"inden for {s}, eller reject {n1}.";
static const char TRANSFER_PENDING[] =
		"Chat {n1} er allerede ved at blive givet videre til {t1}. {!}cancel "
		"{n1} tager det tilbage.";
static const char TRANSFER_NONE[] = "Ingen er ved at give chat {n1} videre.";
static const char TRANSFER_OF_YOURS[] =
		"{t2} har bedt {t3} om at overtage chat {n1} med {t1} fra dig. Indtil "
		"{t3} siger ja, er den din.";
static const char TRANSFER_NOTHING[] =
		"Ingen er ved at give dig en chat lige nu.";
static const char TRANSFER_DONE[] = "{t2} har nu chat {n1} med {t1}.";
static const char TRANSFER_GONE[] =
		"Chat {n1} med {t1} er afsluttet: Der er ikke noget at overtage.";
static const char TRANSFER_OPEN[] = "Chat {n1} med {t1} venter nu på hvem som "
									"helst. Skriv take {n1} for at tage den.";
static const char TRANSFER_CLOSED[] =
		"Ingen svarer i {t1}, så chatten bliver, hvor den er.";
static const char NOT_TAKEN[] =
		"Ingen har chat {n1} med {t1} endnu. Skriv {!}take {n1} først.";
static const char NOT_YOURS[] =
		"Chat {n1} med {t1} er ikke din{t2|: | har den}. Kun den, der har den, "
		"eller en leder kan gøre det.";
static const char SERVED_ELSEWHERE[] = "Chat {n1} med {t1} hører til i {t2}. "
									   "Kun den, der svarer der, kan gøre det.";
static const char TRANSFER_ACCEPTED[] =
		"{t2} har nu chat {n1} med {t1}. Du kan læse videre; leave {n1} "
		"afslutter det.";
static const char TRANSFER_REJECTED[] =
		"{t2} kan ikke tage chat {n1} med {t1}, så den bliver, hvor den er.";
static const char TRANSFER_REJECTED_YOU[] = "Du tog ikke chat {n1} med {t1}.";
static const char TRANSFER_CANCELLED[] =
		"Chat {n1} med {t1} bliver ikke givet videre.";
static const char TRANSFER_OVER[] = "Chat {n1} med {t1} bliver hos {t2}.";
static const char TRANSFER_TIMED_OUT[] =
		"{t2} har ikke svaret, så chat {n1} med {t1} bliver, hvor den er.";
static const char TRANSFER_QUEUED[] =
		"Chat {n1} med {t1} står nu først i køen hos {t2}. Du kan læse videre; "
		"{!}leave {n1} afslutter det.";
static const char TRANSFER_MOVED[] =
		"Chat {n1} med {t1} står nu først i køen hos {t2}.";
static const char TRANSFER_NOTE[] =
		"{t1} giver denne chat videre til dig{t2|: ”|”}";
static const char TAKEN_OVER[] = "{t2} har overtaget chat {n1} med {t1}. Du "
								 "kan læse videre; leave {n1} afslutter det.";
static const char NOW_WITH[] =
		"{t1} har denne chat nu. Du læser kun med her; {!}leave afslutter det.";
static const char LISTENING[] =
		"Du læser med i chat {n1} med {t1}, som {t2} har. Ingen kan se, at du "
		"er der, og intet af det, du skriver i den, bliver sendt. {!}leave "
		"{n1} afslutter det.";
static const char LISTEN_OVER[] =
		"Du læser ikke længere med i chat {n1} med {t1}.";
static const char LISTEN_NOT[] = "Du læser ikke med i chat {n1}.";
static const char LISTEN_NOBODY[] =
		"Ingen har chat {n1} lige nu, så der er intet at læse med i.";
static const char LISTEN_NOTHING[] = "Du læser ikke med i nogen chat.";
static const char LISTEN_TOO_MANY[] =
		"Højst {n2} kan læse med i én chat, og ingen i flere end {n2}. "
		"{!}leave afslutter en af dine.";
static const char LISTEN_ENDED[] =
		"Chat {n1} med {t1} er afsluttet, så der er ikke mere at læse.";
static const char HELD_LISTENER[] =
		"Ikke sendt: Du læser kun med i denne chat. Skriv {!}leave for at "
		"holde op med det.";
static const char WHISPER[] = "{t1} hvisker: {t2}";
static const char WHISPERED[] = "Kun {t1} læser det, i chat {n1}.";
static const char WHISPER_NOBODY[] =
		"Ingen har chat {n1} lige nu, så ingen ville læse det. {!}note {n1} "
		"gemmer det sammen med chatten.";
static const char LIST_ELSEWHERE[] = "{t1}: {n1|én|#} venter";
static const char RECENT[] =
		"{n1|Én chat|# chats} blev afsluttet for nylig (tider i UTC):";
static const char RECENT_ROW[] = "{n1} · {t1}{t2| · |} · {w}{t3| · ”|”}";
static const char NOTHING_RECENT[] =
		"Ingen chat er blevet afsluttet for nylig.";
static const char WHO[] = "{n1|Én person|# personer} svarer her:";
static const char WHO_PRESENT[] =
		"{t1} · her · {n1|én chat|# chats|ingen chat}";
static const char WHO_AWAY[] = "{t1} · væk · {n1|én chat|# chats|ingen chat}";
static const char WHO_GONE[] =
		"{t1} · offline · {n1|én chat|# chats|ingen chat}";
static const char HISTORY[] = "Chat {n1} med {t1} (tider i UTC):";
static const char HISTORY_PAGE[] =
		"Chat {n1} med {t1} (tider i UTC), side {n2} af {n3}:";
static const char HISTORY_LINE[] = "{w} {t1}: {t2}";
static const char HISTORY_GONE[] = "{w} {t1} trak en linje tilbage";
static const char HISTORY_EMPTY[] =
		"Der blev ikke skrevet noget i chat {n1} med {t1}.";
static const char HISTORY_BEFORE[] =
		"{!}history {n1} {n2} viser det, der kom før";
static const char SEARCH_BUSY[] = "Jeg leder stadig efter det, du spurgte om "
								  "før. Prøv igen om et øjeblik.";
static const char FOUND[] = "”{t1}” står i {n1|én chat|# chats} (tider i UTC):";
static const char FOUND_ROW[] = "{n1} · {t1} · {w} · {t2}";
static const char NOTHING_FOUND[] =
		"”{t1}” står ikke i nogen chat, som du må se.";
static const char INFO[] = "Chat {n1}: {t1}, {a2}";
static const char INFO_JID[] = "Skriver fra {t1}";
static const char INFO_OPENED[] = "Siden {w} UTC";
static const char INFO_AGENT[] = "Med {t1}";
static const char INFO_TAGS[] = "Mærker: {t1}";
static const char INFO_BLOCKED[] = "Blokeret indtil {w} UTC";
static const char INFO_NOTE[] = "{w} {t1} noterede: {t2}";
static const char INFO_EARLIER[] = "Tidligere: {n1} · {w}{t1| · |}{t2| · ”|”}";
static const char DID_TAKE[] = "{w} -- {t1} tog chatten";
static const char DID_END[] = "{w} -- {t1} afsluttede chatten";
static const char DID_REOPEN[] = "{w} -- {t1} genåbnede chatten";
static const char DID_VANISH[] =
		"{w} -- {t1} var væk for længe: tilbage i køen";
static const char DID_PASS[] =
		"{w} -- {t1} giver den videre til {t2}{t3|: ”|”}";
static const char DID_ACCEPT[] = "{w} -- {t1} sagde ja til chatten";
static const char DID_REJECT[] = "{w} -- {t1} sagde nej til chatten";
static const char DID_CANCEL[] = "{w} -- {t1} tog overdragelsen tilbage";
static const char DID_NOT_ANSWER[] =
		"{w} -- {t1} svarede ikke: Den blev, hvor den var";
static const char DID_TAKE_OVER[] = "{w} -- {t1} overtog chatten";
static const char DID_LISTEN[] = "{w} -- {t1} begyndte at læse med";
static const char DID_LEAVE[] = "{w} -- {t1} holdt op med at læse med";
static const char DID_WHISPER[] = "{w} -- {t1} hviskede: {t2}";
static const char DID_NOTE[] = "{w} -- {t1} noterede: {t2}";
static const char DID_TAG[] = "{w} -- {t1} gav den mærket {t2}";
static const char DID_UNTAG[] = "{w} -- {t1} fjernede mærket {t2}";
static const char DID_BLOCK[] =
		"{w} -- {t1} blokerede den besøgende indtil {t2}";
static const char DID_UNBLOCK[] = "{w} -- {t1} lod den besøgende skrive igen";
static const char WHICH_CHAT[] = "Hvilken chat? Svar med nummeret:";
static const char WHICH_ROW[] = "{n1} · {t1} · {a2}";
static const char REOPENED[] =
		"Chat {n1} med {t1} er din igen. Skriv i chatten med {a2}, eller åbn "
		"xmpp:{a2}?message;type=chat";
static const char NOT_ENDED[] = "Chat {n1} er ikke afsluttet.";
static const char TOO_LATE[] = "Det er for længe siden, at chat {n1} blev "
							   "afsluttet, til at den kan genåbnes.";
static const char VISITOR_BUSY[] =
		"Chat {n1} kan ikke genåbnes: Den besøgende er i en anden chat imens.";
static const char WORDS_MISSING[] =
		"Der mangler noget. Sådan gør du: {!}{usage}";
static const char NOTED[] =
		"Gemt sammen med chat {n1}. Den besøgende ser det ikke.";
static const char TAGGED[] = "Mærker på chat {n1}: {t1|}";
static const char TAG_WRONG[] =
		"”{t1}” kan ikke være et mærke: Det er ét ord på højst {n1} tegn.";
static const char TAGS_FULL[] =
		"Chat {n1} har allerede {n2} mærker. Fjern et først: {!}tag {n1} -ord";
static const char TAG_NONE[] = "Chat {n1} har intet mærke ”{t1}”.";
static const char BLOCKED[] = "{t1} er blokeret i {s}.";
static const char UNBLOCKED[] = "{t1} må skrive igen.";
static const char NOT_BLOCKED[] = "{t1} er ikke blokeret.";
static const char NOBODY_BLOCKED[] = "Ingen er blokeret her.";
static const char SPAN_WRONG[] = "”{t1}” er ikke en tid, jeg kan bruge. Skriv "
								 "for eksempel 30m, 1h eller 1d, højst {s}.";
static const char DONE[] = "Udført.";
static const char WHY[] = "Chat {n1} med {t1} ({t2}, tider i UTC):";
static const char WHY_ROW[] = "{w} {t1}";
static const char WHY_LAST_AGENT[] =
		"{w} Tilbudt {t1}, som talte med denne besøgende sidst.";
static const char WHY_LANGUAGE[] =
		"{w} Tilbudt {t1}, som taler den besøgendes sprog.";
static const char WHY_TURN[] = "{w} Tilbudt {t1}, hvis tur det var.";
static const char WHY_FEWEST[] = "{w} Tilbudt {t1}, som havde færrest chats.";
static const char WHY_REJECTED[] = "{w} {t1} sagde nej.";
static const char WHY_UNANSWERED[] = "{w} {t1} svarede ikke i tide.";
static const char WHY_AWAY[] = "{w} {t1} gik væk.";
static const char WHY_ALL[] = "{w} Ingen tog den: Det ringede hos alle.";
static const char WHY_NOTHING[] =
		"Der er endnu ikke bestemt noget om chat {n1}.";
static const char BACK_SUMMARY[] =
		"Velkommen tilbage. {n1|Du har én chat|Du har # chats|Du har ingen "
		"chat}, {n2|én besøgende|# besøgende|ingen} venter.";
static const char BACK_CHAT[] = "Denne chat med {t1} er stadig din{n1|; én "
								"linje er ulæst|; # linjer er ulæste|}.";
static const char DO_NEXT[] = "tage den, der har ventet længst";
static const char DO_TAKE[] =
		"tage en bestemt chat; nummeret alene er også nok";
static const char DO_LIST[] = "vise, hvem der venter";
static const char DO_MINE[] = "vise dine chats";
static const char DO_RECENT[] = "vise, hvad der er afsluttet de sidste 8 timer";
static const char DO_WHO[] = "vise dine kolleger";
static const char DO_HISTORY[] = "vise, hvad der blev skrevet i en chat";
static const char DO_FIND[] = "lede efter ord i tidligere chats";
static const char DO_INFO[] = "vise, hvad man ved om en chat og den besøgende";
static const char DO_END[] =
		"afslutte din chat, med en sidste tekst, om du vil";
static const char DO_REOPEN[] = "tage en afsluttet chat op igen";
static const char DO_NOTE[] =
		"gemme en note sammen med chatten; den besøgende ser den aldrig";
static const char DO_TAG[] =
		"sætte et mærke på chatten; med - foran fjernes det";
static const char DO_BLOCK[] = "forhindre den besøgende i at skrive en tid";
static const char DO_UNBLOCK[] = "lade den besøgende skrive igen";
static const char DO_HERE[] =
		"få besked om dem, der venter, uanset hvad din klient siger";
static const char DO_AWAY[] =
		"ikke få besked om dem, uanset hvad din klient siger";
static const char DO_AUTO[] = "lade din klient afgøre, om du får besked";
static const char DO_ROOM[] =
		"sige, hvor mange chats du kan have ad gangen; 0 er så mange, du vil";
static const char DO_LANGUAGE[] = "vælge det sprog, jeg taler med dig";
static const char DO_TRANSFER[] =
		"give chatten videre til en kollega eller en kanal";
static const char DO_ACCEPT[] = "tage den chat, der gives videre til dig";
static const char DO_REJECT[] = "afslå den chat, der gives videre til dig";
static const char DO_CANCEL[] = "beholde den chat, du var ved at give videre";
static const char DO_TAKEOVER[] = "overtage en kollegas chat";
static const char DO_LISTEN[] = "læse ubemærket med i en kollegas chat";
static const char DO_LEAVE[] = "holde op med at læse med";
static const char DO_WHISPER[] = "sige noget, som den besøgende ikke ser";
static const char DO_WHY[] = "forklare, hvor en chat blev sendt hen";
static const char DO_HELP[] =
		"vise, hvad du kan skrive, eller mere om én kommando";
static const char ARGUMENT_CHAT[] = "chat";
static const char ARGUMENT_COLLEAGUE[] = "til";
static const char ARGUMENT_TEXT[] = "tekst";
static const char ARGUMENT_NOTE[] = "note";
static const char ARGUMENT_WORDS[] = "ord";
static const char ARGUMENT_TAG[] = "mærke";
static const char ARGUMENT_SPAN[] = "tid";
static const char ARGUMENT_COUNT[] = "antal";
static const char ARGUMENT_PAGE[] = "side";
static const char ARGUMENT_LANGUAGE[] = "sprog";
static const char ARGUMENT_COMMAND[] = "kommando";
static const char ARGUMENT_CHANNEL[] = "kanal";
static const char HINT_CHAT[] = "Nummeret, eller den besøgendes navn";
static const char HINT_COLLEAGUE[] = "Navnet på en kollega eller en kanal";
static const char HELP_ROW[] = "{!}{usage} – {does}";
static const char USAGE[] = "{usage}";
static const char HELP_ALSO[] = "Korte former: {t1}";
static const char HELP_MORE[] =
		"{!}help all viser resten, {!}help og en kommando mere om den, {!}help "
		"setup, hvordan du sætter din klient op.";
static const char HELP_SETUP_ASK[] =
		"Den, der driver tjenesten, kan fortælle dig, hvordan du sætter din "
		"klient op: Det står i examples/clients.md.";
static const char HELP_SETUP[] = "Sådan sætter du din klient op: {t1}";

/*
 * In a visitor's chat, from the visitor's address: the mouth puts two dashes
 * before each line, which no line of his own has (CONTRACT).
 */
static const char CONTEXT[] = "{t1}{t3| (|)} · {t2}{d| · ventede |}";
static const char CONTEXT_PAGE[] = "på {t1}{t2| (|)}";
static const char CONTEXT_REFERRER[] = "kom fra {t1}";
static const char CONTEXT_BROWSER[] = "{list| · }";
static const char CONTEXT_WHO[] = "oplyser: {list| · }";
static const char HELD_COMMAND[] =
		"Ikke sendt: ”{t1}” ligner en kommando. Er det ment til den besøgende, "
		"så skriv !!{t1}";
static const char UNKNOWN_BANG[] =
		"Ikke sendt: Der er ingen kommando ”{t1}”.{t2| Mente du !|?} Skriv "
		"{!}help for at se dem, der er; en linje, der begynder med !!, går til "
		"den besøgende med ét !.";
static const char HELD_ENCRYPTED[] =
		"Ikke sendt: Det var krypteret, og det kan denne chat ikke være. Slå "
		"krypteringen fra for den (i Conversations, Cheogram, Monal og Dino: "
		"hængelåsen; i deres indstillinger kan det gøres for alle nye chats), "
		"og send det igen.";
static const char VISITOR_CHAT_ENDED[] = "Chat {n1} med {t1} er afsluttet.";
static const char VISITOR_ENDED[] = "{t1} har afsluttet chat {n1}.";
static const char VISITOR_CAME_BACK[] = "{t1} er tilbage i chat {n1}.";

/* Presence. */
static const char STATUS_QUEUE[] = "{n1} venter, {n2} i gang";
static const char STATUS_CLOSED[] = "Lukket: Ingen svarer her";
static const char STATUS_OPEN[] = "{t1}";
static const char STATUS_VISITOR[] = "Besøgende hos {t1}";
static const char STATUS_PAGE[] = "På {t1}";
static const char STATUS_HIDDEN[] = "På {t1}, kigger ikke lige nu";
static const char GROUP_CHATS[] = "Chats";
static const char GROUP_CHANNELS[] = "Deskbell";

/* Why not. */
static const char REFUSED_NO_SUCH_ADDRESS[] =
		"Ikke leveret: Der er ingen på denne adresse.";
static const char REFUSED_TOO_LONG[] =
		"Ikke leveret: Det er for langt. Send det i dele på højst 4000 tegn.";
static const char REFUSED_EMPTY[] = "Ikke leveret: Der står ikke noget i den.";
static const char REFUSED_ENCRYPTED[] =
		"Ikke leveret: Denne chat kan ikke krypteres. Slå krypteringen (OMEMO, "
		"OpenPGP) fra for den, og send det igen.";
static const char REFUSED_CHAT_OVER[] =
		"Ikke leveret: Denne chat er afsluttet.";
static const char REFUSED_NOT_YOUR_CHAT[] =
		"Ikke leveret: Denne chat er ikke din.";
static const char REFUSED_NOT_AN_AGENT[] =
		"Det er kun for dem, der svarer her.";
static const char REFUSED_DISMISSED[] =
		"Ikke leveret: Du svarer ikke længere her.";
static const char REFUSED_QUEUE_FULL[] =
		"Ikke leveret: Der venter for mange lige nu. Prøv igen lidt senere.";
static const char REFUSED_TOO_MANY_LINES[] =
		"Ikke leveret: Du har allerede skrevet meget. Vent, til nogen svarer.";
static const char REFUSED_NO_SPACE[] = "Ikke leveret: Der kan ikke modtages "
									   "beskeder lige nu. Prøv igen{s| om |}.";
static const char REFUSED_CLOSED_CHANNEL[] =
		"Ikke leveret: Ingen svarer her lige nu.";
static const char REFUSED_DOMAIN[] =
		"Ikke leveret: Ingen læser det, der skrives til denne adresse.";
static const char REFUSED_COMMAND[] = "Ikke leveret: Det ligner en kommando.";
static const char REFUSED_CONFLICT[] =
		"Ikke sendt: Der er før sendt noget andet med dette id.";
static const char REFUSED_TOKEN[] = "Denne samtale er ikke længere kendt her.";
static const char REFUSED_TOO_FAST[] = "Det gik for hurtigt. Vent et øjeblik.";
static const char REFUSED_NO_CHAT[] = "Der er ingen chat til dette.";
static const char REFUSED_NO_CHANNEL[] = "Ingen kan nås under dette navn.";
static const char REFUSED_NOT_YET[] = "Det kan man ikke her endnu.";
static const char REFUSED_NO_HELLO[] = "Samtalen skal åbnes igen.";
static const char REFUSED_BLOCKED[] =
		"Ikke leveret: Du kan ikke skrive her lige nu.";
static const char REFUSED_LISTENER[] =
		"Ikke leveret: Du læser kun med i denne chat.";
static const char REFUSED_NO_COMMAND[] = "Den kommando findes ikke her.";
static const char REFUSED_WORK[] =
		"Der kommer mange lige nu. Din browser skal lige regne lidt først.";

/* What the mind does not know of. */
static const char WITHDRAWN[] = "(Denne besked er trukket tilbage.)";
static const char LONG_ADDRESS[] =
		"Din adresse er for lang til denne tjeneste.";
static const char TOO_LARGE[] =
		"Dette er for stort til denne tjeneste. Send mindre ad gangen.";
static const char FORM_OVER[] =
		"Denne formular er ikke længere kendt her. Åbn kommandoen igen.";
static const char DAY[] = " d";
static const char HOUR[] = " t";
static const char MINUTE[] = "";
static const char SECONDS[] = "n1|# sekund|# sekunder";
static const char MINUTES[] = "n1|# minut|# minutter";
static const char HOURS[] = "n1|# time|# timer";
static const char DAYS[] = "n1|# dag|# dage";

LANGUAGE(da, 1);
