/*
 * Norwegian Bokmål. What may stand in a sentence is in words.h.
 */

#include "xmpp/words/language.h"

/* To visitors. */
static const char QUEUED[] =
		"Takk, meldingen din er kommet fram. {n1|Du er nestemann|Du er nummer "
		"# i køen}, og noen svarer deg her. Du kan gjerne skrive mer imens.";
static const char QUEUED_ABOUT[] =
		"Takk, meldingen din er kommet fram. {n1|Du er nestemann|Du er nummer "
		"# i køen}, og noen svarer deg her{n2| om omtrent ett minutt| om "
		"omtrent # minutter|}. Du kan gjerne skrive mer imens.";
static const char QUEUED_NOBODY[] =
		"Takk, meldingen din er lagret. Ingen er her akkurat nå; du er nummer "
		"{n1} i køen og får svar så snart noen er tilbake.";
static const char CHAT_ENDED[] =
		"Denne chatten er avsluttet. Takk for at du skrev! Er det noe mer, er "
		"det bare å skrive igjen.";
static const char CHAT_RETURNED[] =
		"Beklager, den du snakket med har mistet forbindelsen. {n1|Du er "
		"nestemann|Du er nummer # i køen}, og den som svarer, ser hva som er "
		"sagt så langt.";
static const char CANNOT_READ[] =
		"Beklager, det var ikke mulig å lese: Det var kryptert, og det kan "
		"ikke denne chatten være. Slå av krypteringen for den (i "
		"Conversations, Cheogram, Monal og Dino: hengelåsen) og send det på "
		"nytt.";

/* To agents, from the channel. */
static const char RING[] = "{t1} venter{d| (|)}{t2|: «|»}\nSkriv next eller "
						   "take {n1}, eller åpne {next}";
static const char RINGS[] =
		"{n1|Én besøkende|# besøkende} venter. Skriv next, eller åpne {next}";
static const char TAKEN[] = "Chat {n1} med {t1} er din. Svar i chatten med "
							"{a2}, eller åpne xmpp:{a2}?message;type=chat";
static const char TAKEN_BY[] = "Chat {n1} ble tatt av {t1}.";
static const char RING_GONE[] =
		"Chat {n1} trenger ingen lenger: Den ble forlatt eller avsluttet.";
static const char ENDED_YOURS[] = "Chat {n1} med {t1} er avsluttet.";
static const char RETURNED_YOURS[] =
		"Du var borte en stund, så chat {n1} med {t1} venter igjen. Skriv next "
		"eller take {n1} for å fortsette med den.";
static const char NOTHING_WAITS[] = "Ingen venter.";
static const char NOTHING_YOURS[] =
		"Du har ingen chat for øyeblikket. Skriv next for å ta en.";
static const char LIST_WAITING[] =
		"{n1|Én besøkende|# besøkende|Ingen her} venter:";
static const char LIST_WAITING_ROW[] = "{n1} · {t1} · {d}{t2| · «|»}";
static const char LIST_MINE[] =
		"{n1|Én chat er din|# chatter er dine|Ingen chat er din ennå}:";
static const char LIST_MINE_ROW[] =
		"{n1} · {t1}{n2| · én ulest| · # uleste|}{t3| · siste ord: |}{t4| · "
		"overlates til |} · {a2}";
static const char LIST_WANTED_ROW[] = "{n1} · {t1} · {t2} vil overlate den til "
									  "deg: accept {n1} eller reject {n1}";
static const char LIST_RETURNED_ROW[] =
		"{n1} · {t1} · tilbake i køen: take {n1}";
static const char LIST_HEARD_ROW[] =
		"{n1} · {t1}{t2| · hos |} · du leser med: leave {n1} avslutter det";
static const char LIST_MORE[] = "… og {n1|én|#} til";
static const char LIST_OTHERS[] = "… og flere";
static const char NO_SUCH_CHAT[] =
		"Det finnes ingen chat «{t1}». Skriv {!}list for å se hvem som venter, "
		"eller {!}mine for dine egne chatter.";
static const char AMBIGUOUS[] =
		"Mer enn én chat passer til «{t1}». Hvilken? Svar med nummeret:";
static const char NO_CHAT_FITS[] =
		"Det finnes ingen chat nå som dette kan gjelde.";
static const char ALREADY_YOURS[] = "Chat {n1} med {t1} er allerede din.";
static const char ALREADY_TAKEN[] = "Chat {n1} er allerede tatt av {t1}.";
static const char NOT_WAITING[] = "Chat {n1} er over.";
static const char UNKNOWN_COMMAND[] =
		"Jeg kjenner ikke «{t1}».{t2| Mente du |?} Skriv {!}help for å se hva "
		"jeg forstår.";
static const char HELP_CHANNEL[] = "Dette er {t1}. Her kan du skrive:";
static const char HELP_CHAT[] =
		"Det du skriver i denne chatten, går til den besøkende, bortsett fra "
		"linjer som begynner med !:";
static const char MAY_NOT[] = "Du er ikke blant dem som kan bruke «{t1}» her.";
static const char DISMISSED_ALL[] =
		"Du svarer ikke her lenger.{n1| Chatten din gikk tilbake til køen.| De "
		"# chattene dine gikk tilbake til køen.|}";
static const char DEMOTED_ALL[] =
		"Du svarer ikke her lenger, men du kan fortsatt se hvem som "
		"venter.{n1| Chatten din gikk tilbake til køen.| De # chattene dine "
		"gikk tilbake til køen.|}";
static const char GAP[] =
		"Tjenesten var borte fra {t1} til {t2}. Det som ble skrevet i "
		"mellomtiden, har kanskje ikke kommet fram.";
static const char GAP_LAST[] =
		"Den siste linjen som er kommet fram fra deg, er «{t1}». Send det som "
		"kom etter den, på nytt.";
static const char GAP_NONE[] = "Ingen linje fra deg er kommet fram ennå. Hvis "
							   "du har skrevet noen, send dem på nytt.";

static const char SERVED_BY[] = "Du snakker nå med {t1}.";
static const char PUT_THROUGH[] =
		"Du settes over til {t1}. {n1|Du er nestemann.|Du er nummer # i køen.}";
static const char RING_AGAIN[] =
		"{t1} venter fortsatt{d| (|)}{t2|: «|»}\nSkriv next eller take {n1}, "
		"eller åpne {next}";
static const char RING_MANAGER[] =
		"Ingen har tatt chat {n1}: {t1} venter{d| (|)}{t2|: «|»}\nSkriv next "
		"eller take {n1}, eller åpne {next}";
static const char RING_LINE[] = "«{t1}»";
static const char OFFER[] =
		"Chat {n1} er til deg: {t1} venter{t2|: «|»}\nSkriv take {n1} eller "
		"next innen {s}, eller reject {n1}. Eller åpne {next}";
static const char OFFER_OVER[] = "Chat {n1} går nå til noen andre.";
static const char RING_RETURNED[] = "Chat {n1} er tilbake i køen.";
static const char UNANSWERED[] =
		"{t1} har ventet på svar fra deg i {s}: chat {n1}, {a2}";
static const char UNANSWERED_MANAGER[] =
		"{t1} har ventet på svar fra {t2} i {s}: chat {n1}. Du kan skrive "
		"listen {n1} eller takeover {n1}.";
static const char ANSWERED_NOW[] = "Chat {n1} har fått svar.";
static const char NOW_HERE[] = "Du er her nå, uansett hva klienten din sier, "
							   "til du skriver away eller auto.";
static const char NOW_AWAY[] =
		"Du er borte nå: Ingenting ringer hos deg før du skriver here eller "
		"auto. Du kan fortsatt gjøre alt.";
static const char NOW_AUTO_HERE[] =
		"Klienten din avgjør igjen om du er her. Du er her.";
static const char NOW_AUTO_AWAY[] = "Klienten din avgjør igjen om du er her. "
									"Akkurat nå regnes du som borte.";
static const char ROOM_IS[] =
		"Du har {n2|én chat|# chatter|ingen chat} her{n1|, og plass til én om "
		"gangen.|, og plass til # om gangen.|, og plass til så mange du vil.}";
static const char COUNT_WRONG[] = "«{t1}» er ikke et tall som kan brukes her.";
static const char LANGUAGE_IS[] = "Jeg snakker norsk med deg.";
static const char LANGUAGE_UNKNOWN[] =
		"Jeg snakker ikke «{t1}». Jeg snakker: {t2}";
static const char NO_SUCH_COLLEAGUE[] =
		"Det finnes ingen kollega og ingen kanal «{t1}» her.";
static const char COLLEAGUE_UNCLEAR[] =
		"Flere passer til «{t1}». Hvem? Svar med nummeret:";
static const char COLLEAGUE_ROW[] = "{n1} · {t1}";
static const char COLLEAGUE_AWAY[] =
		"{t1} er borte, så chatten blir der den er.";
static const char COLLEAGUE_FULL[] =
		"{t1} har ikke plass til en chat til, så den blir der den er.";
static const char TRANSFER_TO_YOURSELF[] = "Chatten er allerede din.";
static const char TRANSFER_ASKED[] =
		"{t2} er bedt om å ta chat {n1} med {t1}, og har {s} på å svare. Til "
		"da er den din. {!}cancel {n1} tar det tilbake.";
static const char TRANSFER_WANTED[] =
		"{t2} vil overlate chat {n1} med {t1} til deg{t3|: «|»}\nSkriv accept "
		"{n1} innen {s}, eller reject {n1}.";
static const char TRANSFER_PENDING[] = "Chat {n1} overlates allerede til {t1}. "
									   "{!}cancel {n1} tar det tilbake.";
static const char TRANSFER_NONE[] = "Ingen overlater chat {n1} til noen.";
static const char TRANSFER_OF_YOURS[] =
		"{t2} har bedt {t3} ta over chat {n1} med {t1} fra deg. Til {t3} "
		"godtar, er den din.";
static const char TRANSFER_NOTHING[] =
		"Ingen overlater deg en chat akkurat nå.";
static const char TRANSFER_DONE[] = "{t2} har nå chat {n1} med {t1}.";
static const char TRANSFER_GONE[] =
		"Chat {n1} med {t1} er avsluttet: Det er ingenting å ta over.";
static const char TRANSFER_OPEN[] = "Chat {n1} med {t1} venter nå på hvem som "
									"helst. Skriv take {n1} for å ta den.";
static const char TRANSFER_CLOSED[] =
		"Ingen svarer i {t1}, så chatten blir der den er.";
static const char NOT_TAKEN[] =
		"Ingen har chat {n1} med {t1} ennå. Skriv {!}take {n1} først.";
static const char NOT_YOURS[] =
		"Chat {n1} med {t1} er ikke din{t2|: | har den}. Bare den som har den, "
		"eller en leder kan gjøre det.";
static const char SERVED_ELSEWHERE[] =
		"Chat {n1} med {t1} hører til i {t2}. Bare den som svarer der, kan "
		"gjøre det.";
static const char TRANSFER_ACCEPTED[] =
		"{t2} har nå chat {n1} med {t1}. Du kan lese videre; leave {n1} "
		"avslutter det.";
static const char TRANSFER_REJECTED[] =
		"{t2} kan ikke ta chat {n1} med {t1}, så den blir der den er.";
static const char TRANSFER_REJECTED_YOU[] = "Du tok ikke chat {n1} med {t1}.";
static const char TRANSFER_CANCELLED[] =
		"Chat {n1} med {t1} blir ikke overlatt til noen.";
static const char TRANSFER_OVER[] = "Chat {n1} med {t1} blir hos {t2}.";
static const char TRANSFER_TIMED_OUT[] =
		"{t2} har ikke svart, så chat {n1} med {t1} blir der den er.";
static const char TRANSFER_QUEUED[] =
		"Chat {n1} med {t1} står nå først i køen hos {t2}. Du kan lese videre; "
		"{!}leave {n1} avslutter det.";
static const char TRANSFER_MOVED[] =
		"Chat {n1} med {t1} står nå først i køen hos {t2}.";
static const char TRANSFER_NOTE[] =
		"{t1} overlater denne chatten til deg{t2|: «|»}";
static const char TAKEN_OVER[] = "{t2} har tatt over chat {n1} med {t1}. Du "
								 "kan lese videre; leave {n1} avslutter det.";
static const char NOW_WITH[] = "{t1} har denne chatten nå. Du leser bare med "
							   "her; {!}leave avslutter det.";
static const char LISTENING[] =
		"Du leser med i chat {n1} med {t1}, som {t2} har. Ingen ser at du er "
		"der, og ingenting av det du skriver i den, blir sendt. {!}leave {n1} "
		"avslutter det.";
static const char LISTEN_OVER[] =
		"Du leser ikke lenger med i chat {n1} med {t1}.";
static const char LISTEN_NOT[] = "Du leser ikke med i chat {n1}.";
static const char LISTEN_NOBODY[] =
		"Ingen har chat {n1} for øyeblikket, så det er ingenting å lese med i.";
static const char LISTEN_NOTHING[] = "Du leser ikke med i noen chat.";
static const char LISTEN_TOO_MANY[] =
		"Høyst {n2} kan lese med i én chat, og ingen i mer enn {n2}. {!}leave "
		"avslutter en av dine.";
static const char LISTEN_ENDED[] =
		"Chat {n1} med {t1} er avsluttet, så det er ikke mer å lese.";
static const char HELD_LISTENER[] =
		"Ikke sendt: Du bare leser med i denne chatten. Skriv {!}leave for å "
		"slutte med det.";
static const char WHISPER[] = "{t1} hvisker: {t2}";
static const char WHISPERED[] = "Bare {t1} leser det, i chat {n1}.";
static const char WHISPER_NOBODY[] =
		"Ingen har chat {n1} for øyeblikket, så ingen ville lese det. {!}note "
		"{n1} lagrer det hos chatten.";
static const char LIST_ELSEWHERE[] = "{t1}: {n1|én|#} venter";
static const char RECENT[] =
		"{n1|Én chat|# chatter} ble avsluttet nylig (tider i UTC):";
static const char RECENT_ROW[] = "{n1} · {t1}{t2| · |} · {w}{t3| · «|»}";
static const char NOTHING_RECENT[] = "Ingen chat er avsluttet i det siste.";
static const char WHO[] = "{n1|Én person|# personer} svarer her:";
static const char WHO_PRESENT[] =
		"{t1} · her · {n1|én chat|# chatter|ingen chat}";
static const char WHO_AWAY[] =
		"{t1} · borte · {n1|én chat|# chatter|ingen chat}";
static const char WHO_GONE[] =
		"{t1} · frakoblet · {n1|én chat|# chatter|ingen chat}";
static const char HISTORY[] = "Chat {n1} med {t1} (tider i UTC):";
static const char HISTORY_PAGE[] =
		"Chat {n1} med {t1} (tider i UTC), side {n2} av {n3}:";
static const char HISTORY_LINE[] = "{w} {t1}: {t2}";
static const char HISTORY_GONE[] = "{w} {t1} trakk en linje tilbake";
static const char HISTORY_EMPTY[] =
		"Ingenting ble skrevet i chat {n1} med {t1}.";
static const char HISTORY_BEFORE[] =
		"{!}history {n1} {n2} viser det som var før";
static const char SEARCH_BUSY[] = "Jeg leter fortsatt etter det du spurte om "
								  "før. Prøv igjen om et øyeblikk.";
static const char FOUND[] =
		"«{t1}» står i {n1|én chat|# chatter} (tider i UTC):";
static const char FOUND_ROW[] = "{n1} · {t1} · {w} · {t2}";
static const char NOTHING_FOUND[] =
		"«{t1}» står ikke i noen chat som du kan se.";
static const char INFO[] = "Chat {n1}: {t1}, {a2}";
static const char INFO_JID[] = "Skriver fra {t1}";
static const char INFO_OPENED[] = "Siden {w} UTC";
static const char INFO_AGENT[] = "Med {t1}";
static const char INFO_TAGS[] = "Merkelapper: {t1}";
static const char INFO_BLOCKED[] = "Blokkert til {w} UTC";
static const char INFO_NOTE[] = "{w} {t1} noterte: {t2}";
static const char INFO_EARLIER[] = "Tidligere: {n1} · {w}{t1| · |}{t2| · «|»}";
static const char DID_TAKE[] = "{w} -- {t1} tok chatten";
static const char DID_END[] = "{w} -- {t1} avsluttet chatten";
static const char DID_REOPEN[] = "{w} -- {t1} gjenåpnet chatten";
static const char DID_VANISH[] =
		"{w} -- {t1} var borte for lenge: tilbake i køen";
static const char DID_PASS[] = "{w} -- {t1} overlater den til {t2}{t3|: «|»}";
static const char DID_ACCEPT[] = "{w} -- {t1} godtok chatten";
static const char DID_REJECT[] = "{w} -- {t1} godtok ikke chatten";
static const char DID_CANCEL[] = "{w} -- {t1} tok overføringen tilbake";
static const char DID_NOT_ANSWER[] =
		"{w} -- {t1} svarte ikke: Den ble der den var";
static const char DID_TAKE_OVER[] = "{w} -- {t1} tok over chatten";
static const char DID_LISTEN[] = "{w} -- {t1} begynte å lese med";
static const char DID_LEAVE[] = "{w} -- {t1} sluttet å lese med";
static const char DID_WHISPER[] = "{w} -- {t1} hvisket: {t2}";
static const char DID_NOTE[] = "{w} -- {t1} noterte: {t2}";
static const char DID_TAG[] = "{w} -- {t1} ga den merkelappen {t2}";
static const char DID_UNTAG[] = "{w} -- {t1} fjernet merkelappen {t2}";
static const char DID_BLOCK[] = "{w} -- {t1} blokkerte den besøkende til {t2}";
static const char DID_UNBLOCK[] = "{w} -- {t1} lot den besøkende skrive igjen";
static const char WHICH_CHAT[] = "Hvilken chat? Svar med nummeret:";
static const char WHICH_ROW[] = "{n1} · {t1} · {a2}";
static const char REOPENED[] =
		"Chat {n1} med {t1} er din igjen. Skriv i chatten med {a2}, eller åpne "
		"xmpp:{a2}?message;type=chat";
static const char NOT_ENDED[] = "Chat {n1} er ikke avsluttet.";
static const char TOO_LATE[] = "Det er for lenge siden chat {n1} ble avsluttet "
							   "til at den kan gjenåpnes.";
static const char VISITOR_BUSY[] =
		"Chat {n1} kan ikke gjenåpnes: Den besøkende er i en annen chat i "
		"mellomtiden.";
static const char WORDS_MISSING[] = "Noe mangler. Slik gjør du det: {!}{usage}";
static const char NOTED[] = "Lagret hos chat {n1}. Den besøkende ser det ikke.";
static const char TAGGED[] = "Merkelapper på chat {n1}: {t1|}";
static const char TAG_WRONG[] =
		"«{t1}» kan ikke være en merkelapp: Det er ett ord på høyst {n1} tegn.";
static const char TAGS_FULL[] = "Chat {n1} har allerede {n2} merkelapper. "
								"Fjern en først: {!}tag {n1} -ord";
static const char TAG_NONE[] = "Chat {n1} har ingen merkelapp «{t1}».";
static const char BLOCKED[] = "{t1} er blokkert i {s}.";
static const char UNBLOCKED[] = "{t1} kan skrive igjen.";
static const char NOT_BLOCKED[] = "{t1} er ikke blokkert.";
static const char NOBODY_BLOCKED[] = "Ingen er blokkert her.";
static const char SPAN_WRONG[] = "«{t1}» er ikke en tid jeg kan bruke. Skriv "
								 "for eksempel 30m, 1h eller 1d, høyst {s}.";
static const char DONE[] = "Utført.";
static const char WHY[] = "Chat {n1} med {t1} ({t2}, tider i UTC):";
static const char WHY_ROW[] = "{w} {t1}";
static const char WHY_LAST_AGENT[] =
		"{w} Tilbudt {t1}, som snakket med denne besøkende sist.";
static const char WHY_LANGUAGE[] =
		"{w} Tilbudt {t1}, som snakker den besøkendes språk.";
static const char WHY_TURN[] = "{w} Tilbudt {t1}, som sto for tur.";
static const char WHY_FEWEST[] = "{w} Tilbudt {t1}, som hadde færrest chatter.";
static const char WHY_REJECTED[] = "{w} {t1} sa nei.";
static const char WHY_UNANSWERED[] = "{w} {t1} svarte ikke i tide.";
static const char WHY_AWAY[] = "{w} {t1} gikk bort.";
static const char WHY_ALL[] = "{w} Ingen tok den: Det ringte hos alle.";
static const char WHY_NOTHING[] = "Ingenting er bestemt om chat {n1} ennå.";
static const char BACK_SUMMARY[] =
		"Velkommen tilbake. {n1|Du har én chat|Du har # chatter|Du har ingen "
		"chat}, {n2|én besøkende|# besøkende|ingen} venter.";
static const char BACK_CHAT[] = "Denne chatten med {t1} er fortsatt din{n1|; "
								"én linje er ulest|; # linjer er uleste|}.";
static const char DO_NEXT[] = "ta den som har ventet lengst";
static const char DO_TAKE[] = "ta en bestemt chat; nummeret alene er også nok";
static const char DO_LIST[] = "vise hvem som venter";
static const char DO_MINE[] = "vise chattene dine";
static const char DO_RECENT[] = "vise hva som er avsluttet de siste 8 timene";
static const char DO_WHO[] = "vise kollegene dine";
static const char DO_HISTORY[] = "vise hva som ble skrevet i en chat";
static const char DO_FIND[] = "lete etter ord i tidligere chatter";
static const char DO_INFO[] =
		"vise hva som er kjent om en chat og den besøkende";
static const char DO_END[] =
		"avslutte chatten din, med en siste tekst om du vil";
static const char DO_REOPEN[] = "ta opp igjen en avsluttet chat";
static const char DO_NOTE[] =
		"lagre et notat hos chatten; den besøkende ser det aldri";
static const char DO_TAG[] =
		"sette en merkelapp på chatten; med - foran fjernes den";
static const char DO_BLOCK[] = "hindre den besøkende i å skrive en tid";
static const char DO_UNBLOCK[] = "la den besøkende skrive igjen";
static const char DO_HERE[] = "bli varslet, uansett hva klienten din sier";
static const char DO_AWAY[] = "ikke bli varslet, uansett hva klienten din sier";
static const char DO_AUTO[] = "la klienten din avgjøre om du blir varslet";
static const char DO_ROOM[] =
		"si hvor mange chatter du kan ha om gangen; 0 er så mange som helst";
static const char DO_LANGUAGE[] = "velge språket jeg snakker med deg";
static const char DO_TRANSFER[] =
		"overlate chatten til en kollega eller en kanal";
static const char DO_ACCEPT[] = "ta chatten som overlates til deg";
static const char DO_REJECT[] = "avslå chatten som overlates til deg";
static const char DO_CANCEL[] = "beholde chatten du var i ferd med å overlate";
static const char DO_TAKEOVER[] = "ta over chatten til en kollega";
static const char DO_LISTEN[] = "lese ubemerket med i chatten til en kollega";
static const char DO_LEAVE[] = "slutte å lese med";
static const char DO_WHISPER[] = "si noe som den besøkende ikke ser";
static const char DO_WHY[] = "forklare hvor en chat ble sendt";
static const char DO_HELP[] =
		"vise hva du kan skrive, eller mer om én kommando";
static const char ARGUMENT_CHAT[] = "chat";
static const char ARGUMENT_COLLEAGUE[] = "til";
static const char ARGUMENT_TEXT[] = "tekst";
static const char ARGUMENT_NOTE[] = "notat";
static const char ARGUMENT_WORDS[] = "ord";
static const char ARGUMENT_TAG[] = "merkelapp";
static const char ARGUMENT_SPAN[] = "tid";
static const char ARGUMENT_COUNT[] = "antall";
static const char ARGUMENT_PAGE[] = "side";
static const char ARGUMENT_LANGUAGE[] = "språk";
static const char ARGUMENT_COMMAND[] = "kommando";
static const char ARGUMENT_CHANNEL[] = "kanal";
static const char HINT_CHAT[] = "Nummeret, eller navnet på den besøkende";
static const char HINT_COLLEAGUE[] = "Navnet på en kollega eller en kanal";
static const char HELP_ROW[] = "{!}{usage} – {does}";
static const char USAGE[] = "{usage}";
static const char HELP_ALSO[] = "Kortformer: {t1}";
static const char HELP_MORE[] =
		"{!}help all viser resten, {!}help og en kommando mer om den, {!}help "
		"setup hvordan du setter opp klienten din.";
static const char HELP_SETUP_ASK[] =
		"Den som driver denne tjenesten, kan si deg hvordan du setter opp "
		"klienten din: Det står i examples/clients.md.";
static const char HELP_SETUP[] = "Slik setter du opp klienten din: {t1}";

/*
 * In a visitor's chat, from the visitor's address: the mouth puts two dashes
 * before each line, which no line of his own has (CONTRACT).
 */
static const char CONTEXT[] = "{t1}{t3| (|)} · {t2}{d| · ventet |}";
static const char CONTEXT_PAGE[] = "på {t1}{t2| (|)}";
static const char CONTEXT_REFERRER[] = "kom fra {t1}";
static const char CONTEXT_BROWSER[] = "{list| · }";
static const char CONTEXT_WHO[] = "oppgir: {list| · }";
static const char HELD_COMMAND[] =
		"Ikke sendt: «{t1}» ser ut som en kommando. Er det ment for den "
		"besøkende, skriv !!{t1}";
static const char UNKNOWN_BANG[] =
		"Ikke sendt: Det finnes ingen kommando «{t1}».{t2| Mente du !|?} Skriv "
		"{!}help for å se dem som finnes; en linje som begynner med !!, går "
		"til den besøkende med ett !.";
static const char HELD_ENCRYPTED[] =
		"Ikke sendt: Det var kryptert, og det kan ikke denne chatten være. Slå "
		"av krypteringen for den (i Conversations, Cheogram, Monal og Dino: "
		"hengelåsen; i innstillingene deres kan du gjøre det for alle nye "
		"chatter) og send det på nytt.";
static const char VISITOR_CHAT_ENDED[] = "Chat {n1} med {t1} er avsluttet.";
static const char VISITOR_ENDED[] = "{t1} har avsluttet chat {n1}.";
static const char VISITOR_CAME_BACK[] = "{t1} er tilbake i chat {n1}.";

/* Presence. */
static const char STATUS_QUEUE[] = "{n1} venter, {n2} i samtale";
static const char STATUS_CLOSED[] = "Stengt: Ingen svarer her";
static const char STATUS_OPEN[] = "{t1}";
static const char STATUS_VISITOR[] = "Besøkende hos {t1}";
static const char STATUS_PAGE[] = "På {t1}";
static const char STATUS_HIDDEN[] = "På {t1}, ser ikke på nå";
static const char GROUP_CHATS[] = "Chatter";
static const char GROUP_CHANNELS[] = "Deskbell";

/* Why not. */
static const char REFUSED_NO_SUCH_ADDRESS[] =
		"Ikke levert: Det er ingen på denne adressen.";
static const char REFUSED_TOO_LONG[] =
		"Ikke levert: Dette er for langt. Send det i deler på høyst 4000 tegn.";
static const char REFUSED_EMPTY[] = "Ikke levert: Det står ingenting i den.";
static const char REFUSED_ENCRYPTED[] =
		"Ikke levert: Denne chatten kan ikke krypteres. Slå av krypteringen "
		"(OMEMO, OpenPGP) for den og send det på nytt.";
static const char REFUSED_CHAT_OVER[] =
		"Ikke levert: Denne chatten er avsluttet.";
static const char REFUSED_NOT_YOUR_CHAT[] =
		"Ikke levert: Denne chatten er ikke din.";
static const char REFUSED_NOT_AN_AGENT[] =
		"Dette er bare for dem som svarer her.";
static const char REFUSED_DISMISSED[] =
		"Ikke levert: Du svarer ikke her lenger.";
static const char REFUSED_QUEUE_FULL[] =
		"Ikke levert: For mange venter akkurat nå. Prøv igjen litt senere.";
static const char REFUSED_TOO_MANY_LINES[] =
		"Ikke levert: Du har allerede skrevet mye. Vent til noen svarer.";
static const char REFUSED_NO_SPACE[] =
		"Ikke levert: Det går ikke å ta imot meldinger for øyeblikket. Prøv "
		"igjen{s| om |}.";
static const char REFUSED_CLOSED_CHANNEL[] =
		"Ikke levert: Ingen svarer her for øyeblikket.";
static const char REFUSED_DOMAIN[] =
		"Ikke levert: Ingen leser det som skrives til denne adressen.";
static const char REFUSED_COMMAND[] =
		"Ikke levert: Dette ser ut som en kommando.";
static const char REFUSED_CONFLICT[] =
		"Ikke sendt: Noe annet er sendt med denne id-en før.";
static const char REFUSED_TOKEN[] = "Denne samtalen er ikke kjent her lenger.";
static const char REFUSED_TOO_FAST[] = "Det gikk for fort. Vent litt.";
static const char REFUSED_NO_CHAT[] = "Det finnes ingen chat for dette.";
static const char REFUSED_NO_CHANNEL[] = "Ingen kan nås under dette navnet.";
static const char REFUSED_NOT_YET[] = "Det går ikke her ennå.";
static const char REFUSED_NO_HELLO[] = "Samtalen må åpnes på nytt.";
static const char REFUSED_BLOCKED[] =
		"Ikke levert: Du kan ikke skrive her for øyeblikket.";
static const char REFUSED_LISTENER[] =
		"Ikke levert: Du bare leser med i denne chatten.";
static const char REFUSED_NO_COMMAND[] = "Den kommandoen finnes ikke her.";
static const char REFUSED_WORK[] =
		"Mange kommer akkurat nå. Nettleseren din må regne litt først.";

/* What the mind does not know of. */
static const char WITHDRAWN[] = "(Denne meldingen er trukket tilbake.)";
static const char LONG_ADDRESS[] =
		"Adressen din er for lang for denne tjenesten.";
static const char TOO_LARGE[] =
		"Dette er for stort for denne tjenesten. Send mindre om gangen.";
static const char FORM_OVER[] =
		"Dette skjemaet er ikke kjent her lenger. Åpne kommandoen på nytt.";
static const char DAY[] = " d";
static const char HOUR[] = " t";
static const char MINUTE[] = "";
static const char SECONDS[] = "n1|# sekund|# sekunder";
static const char MINUTES[] = "n1|# minutt|# minutter";
static const char HOURS[] = "n1|# time|# timer";
static const char DAYS[] = "n1|# dag|# dager";

LANGUAGE(nb, 1);
