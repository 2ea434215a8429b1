/*
 * Swedish. What may stand in a sentence is in words.h.
 */

#include "xmpp/words/language.h"

/* To visitors. */
static const char QUEUED[] =
		"Tack, ditt meddelande har kommit fram. {n1|Du står på tur|Du är "
		"nummer # i kön}, och någon svarar dig här. Du kan gärna skriva mer "
		"under tiden.";
static const char QUEUED_ABOUT[] =
		"Tack, ditt meddelande har kommit fram. {n1|Du står på tur|Du är "
		"nummer # i kön}, och någon svarar dig här{n2| om ungefär en minut| om "
		"ungefär # minuter|}. Du kan gärna skriva mer under tiden.";
static const char QUEUED_NOBODY[] =
		"Tack, ditt meddelande är sparat. Ingen är här just nu; du är nummer "
		"{n1} i kön och får svar så snart någon är tillbaka.";
static const char CHAT_ENDED[] =
		"Chatten är avslutad. Tack för att du skrev! Är det något mer är det "
		"bara att skriva igen.";
static const char CHAT_RETURNED[] =
		"Tyvärr har den du talade med tappat förbindelsen. {n1|Du står på "
		"tur|Du är nummer # i kön}, och den som svarar ser vad som har sagts "
		"hittills.";
static const char CANNOT_READ[] =
		"Tyvärr gick det inte att läsa: det var krypterat, och det kan den här "
		"chatten inte vara. Stäng av krypteringen för den (i Conversations, "
		"Cheogram, Monal och Dino: hänglåset) och skicka det igen.";

/* To agents, from the channel. */
static const char RING[] = "{t1} väntar{d| (|)}{t2|: ”|”}\nSkriv next eller "
						   "take {n1}, eller öppna {next}";
static const char RINGS[] =
		"{n1|En besökare|# besökare} väntar. Skriv next, eller öppna {next}";
static const char TAKEN[] = "Chatt {n1} med {t1} är din. Svara i chatten med "
							"{a2}, eller öppna xmpp:{a2}?message;type=chat";
static const char TAKEN_BY[] = "Chatt {n1} togs av {t1}.";
static const char RING_GONE[] =
		"Chatt {n1} behöver ingen längre: den har lämnats eller avslutats.";
static const char ENDED_YOURS[] = "Chatt {n1} med {t1} är avslutad.";
static const char RETURNED_YOURS[] =
		"Du var borta ett tag, så chatt {n1} med {t1} väntar igen. Skriv next "
		"eller take {n1} för att fortsätta med den.";
static const char NOTHING_WAITS[] = "Ingen väntar.";
static const char NOTHING_YOURS[] =
		"Du har ingen chatt just nu. Skriv next för att ta en.";
static const char LIST_WAITING[] =
		"{n1|En besökare|# besökare|Ingen här} väntar:";
static const char LIST_WAITING_ROW[] = "{n1} · {t1} · {d}{t2| · ”|”}";
static const char LIST_MINE[] =
		"{n1|En chatt är din|# chattar är dina|Ingen chatt är din ännu}:";
static const char LIST_MINE_ROW[] =
		"{n1} · {t1}{n2| · en oläst| · # olästa|}{t3| · sista ordet: |}{t4| · "
		"lämnas över till |} · {a2}";
static const char LIST_WANTED_ROW[] = "{n1} · {t1} · {t2} vill lämna över den "
									  "till dig: accept {n1} eller reject {n1}";
static const char LIST_RETURNED_ROW[] =
		"{n1} · {t1} · tillbaka i kön: take {n1}";
static const char LIST_HEARD_ROW[] =
		"{n1} · {t1}{t2| · hos |} · du läser med: leave {n1} avslutar det";
static const char LIST_MORE[] = "… och {n1|en|#} till";
static const char LIST_OTHERS[] = "… och fler";
static const char NO_SUCH_CHAT[] =
		"Det finns ingen chatt ”{t1}”. Skriv {!}list för att se vem som "
		"väntar, eller {!}mine för dina egna chattar.";
static const char AMBIGUOUS[] =
		"Mer än en chatt passar in på ”{t1}”. Vilken? Svara med numret:";
static const char NO_CHAT_FITS[] =
		"Det finns ingen chatt just nu som det här kan gälla.";
static const char ALREADY_YOURS[] = "Chatt {n1} med {t1} är redan din.";
static const char ALREADY_TAKEN[] = "Chatt {n1} är redan tagen av {t1}.";
static const char NOT_WAITING[] = "Chatt {n1} är över.";
static const char UNKNOWN_COMMAND[] =
		"Jag känner inte till ”{t1}”.{t2| Menade du |?} Skriv {!}help för att "
		"se vad jag förstår.";
static const char HELP_CHANNEL[] = "Det här är {t1}. Här kan du skriva:";
static const char HELP_CHAT[] = "Det du skriver i den här chatten går till "
								"besökaren, utom rader som börjar med !:";
static const char MAY_NOT[] =
		"Du hör inte till dem som får använda ”{t1}” här.";
static const char DISMISSED_ALL[] =
		"Du svarar inte längre här.{n1| Din chatt gick tillbaka till kön.| "
		"Dina # chattar gick tillbaka till kön.|}";
static const char DEMOTED_ALL[] =
		"Du svarar inte längre här, men du kan fortfarande se vem som "
		"väntar.{n1| Din chatt gick tillbaka till kön.| Dina # chattar gick "
		"tillbaka till kön.|}";
static const char GAP[] = "Tjänsten var borta från {t1} till {t2}. Det som "
						  "skrevs däremellan har kanske inte kommit fram.";
static const char GAP_LAST[] =
		"Den sista raden som har kommit fram från dig är ”{t1}”. Skicka det "
		"som kom efter den en gång till.";
static const char GAP_NONE[] = "Ingen rad från dig har kommit fram ännu. Om du "
							   "har skrivit några, skicka dem en gång till.";

static const char SERVED_BY[] = "Du talar nu med {t1}.";
static const char PUT_THROUGH[] =
		"Du kopplas till {t1}. {n1|Du står på tur.|Du är nummer # i kön.}";
static const char RING_AGAIN[] =
		"{t1} väntar fortfarande{d| (|)}{t2|: ”|”}\nSkriv next eller take "
		"{n1}, eller öppna {next}";
static const char RING_MANAGER[] =
		"Ingen har tagit chatt {n1}: {t1} väntar{d| (|)}{t2|: ”|”}\nSkriv next "
		"eller take {n1}, eller öppna {next}";
static const char RING_LINE[] = "”{t1}”";
static const char OFFER[] =
		"Chatt {n1} är till dig: {t1} väntar{t2|: ”|”}\nSkriv take {n1} eller "
		"next inom {s}, eller reject {n1}. Eller öppna {next}";
static const char OFFER_OVER[] = "Chatt {n1} går nu till någon annan.";
static const char RING_RETURNED[] = "Chatt {n1} är tillbaka i kön.";
static const char UNANSWERED[] =
		"{t1} har väntat på ditt svar i {s}: chatt {n1}, {a2}";
static const char UNANSWERED_MANAGER[] =
		"{t1} har väntat på svar från {t2} i {s}: chatt {n1}. Du kan skriva "
		"listen {n1} eller takeover {n1}.";
static const char ANSWERED_NOW[] = "Chatt {n1} har fått svar.";
static const char NOW_HERE[] = "Du är här nu, vad din klient än säger, tills "
							   "du skriver away eller auto.";
static const char NOW_AWAY[] =
		"Du är borta nu: inget ringer hos dig förrän du skriver here eller "
		"auto. Du kan fortfarande göra allt.";
static const char NOW_AUTO_HERE[] =
		"Din klient avgör igen om du är här. Du är här.";
static const char NOW_AUTO_AWAY[] =
		"Din klient avgör igen om du är här. Just nu räknas du som borta.";
static const char ROOM_IS[] =
		"Du har {n2|en chatt|# chattar|ingen chatt} här{n1|, och plats för en "
		"åt gången.|, och plats för # åt gången.|, och plats för hur många som "
		"helst.}";
static const char COUNT_WRONG[] =
		"”{t1}” är inget tal som går att använda här.";
static const char LANGUAGE_IS[] = "Jag talar svenska med dig.";
static const char LANGUAGE_UNKNOWN[] = "Jag talar inte ”{t1}”. Jag talar: {t2}";
static const char NO_SUCH_COLLEAGUE[] =
		"Det finns ingen kollega och ingen kanal ”{t1}” här.";
static const char COLLEAGUE_UNCLEAR[] =
		"Flera passar in på ”{t1}”. Vem? Svara med numret:";
static const char COLLEAGUE_ROW[] = "{n1} · {t1}";
static const char COLLEAGUE_AWAY[] =
		"{t1} är borta, så chatten stannar där den är.";
static const char COLLEAGUE_FULL[] =
		"{t1} har inte plats för en chatt till, så den stannar där den är.";
static const char TRANSFER_TO_YOURSELF[] = "Chatten är redan din.";
static const char TRANSFER_ASKED[] =
		"{t2} har fått frågan om att ta chatt {n1} med {t1}, och har {s} på "
		"sig att svara. Till dess är den din. {!}cancel {n1} tar tillbaka det.";
static const char TRANSFER_WANTED[] =
		"{t2} vill lämna över chatt {n1} med {t1} till dig{t3|: ”|”}\nSkriv "
		"accept {n1} inom {s}, eller reject {n1}.";
static const char TRANSFER_PENDING[] =
		"Chatt {n1} håller redan på att lämnas över till {t1}. {!}cancel {n1} "
		"tar tillbaka det.";
static const char TRANSFER_NONE[] =
		"Ingen håller på att lämna över chatt {n1}.";
static const char TRANSFER_OF_YOURS[] =
		"{t2} har bett {t3} att ta över chatt {n1} med {t1} från dig. Tills "
		"{t3} tackar ja är den din.";
static const char TRANSFER_NOTHING[] =
		"Ingen lämnar över en chatt till dig just nu.";
static const char TRANSFER_DONE[] = "{t2} har nu chatt {n1} med {t1}.";
static const char TRANSFER_GONE[] =
		"Chatt {n1} med {t1} är avslutad: det finns inget att ta över.";
static const char TRANSFER_OPEN[] = "Chatt {n1} med {t1} väntar nu på vem som "
									"helst. Skriv take {n1} för att ta den.";
static const char TRANSFER_CLOSED[] =
		"Ingen svarar i {t1}, så chatten stannar där den är.";
static const char NOT_TAKEN[] =
		"Ingen har chatt {n1} med {t1} ännu. Skriv {!}take {n1} först.";
static const char NOT_YOURS[] =
		"Chatt {n1} med {t1} är inte din{t2|: | har den}. Bara den som har den "
		"eller en ansvarig kan göra det.";
static const char SERVED_ELSEWHERE[] = "Chatt {n1} med {t1} sköts i {t2}. Bara "
									   "den som svarar där kan göra det.";
static const char TRANSFER_ACCEPTED[] =
		"{t2} har nu chatt {n1} med {t1}. Du kan läsa vidare; leave {n1} "
		"avslutar det.";
static const char TRANSFER_REJECTED[] =
		"{t2} kan inte ta chatt {n1} med {t1}, så den stannar där den är.";
static const char TRANSFER_REJECTED_YOU[] = "Du tog inte chatt {n1} med {t1}.";
static const char TRANSFER_CANCELLED[] =
		"Chatt {n1} med {t1} lämnas inte över.";
static const char TRANSFER_OVER[] = "Chatt {n1} med {t1} stannar hos {t2}.";
static const char TRANSFER_TIMED_OUT[] =
		"{t2} har inte svarat, så chatt {n1} med {t1} stannar där den är.";
static const char TRANSFER_QUEUED[] =
		"Chatt {n1} med {t1} står nu först i kön hos {t2}. Du kan läsa vidare; "
		"{!}leave {n1} avslutar det.";
static const char TRANSFER_MOVED[] =
		"Chatt {n1} med {t1} står nu först i kön hos {t2}.";
static const char TRANSFER_NOTE[] =
		"{t1} lämnar över den här chatten till dig{t2|: ”|”}";
static const char TAKEN_OVER[] = "{t2} har tagit över chatt {n1} med {t1}. Du "
								 "kan läsa vidare; leave {n1} avslutar det.";
static const char NOW_WITH[] = "{t1} har den här chatten nu. Du läser bara med "
							   "här; {!}leave avslutar det.";
static const char LISTENING[] =
		"Du läser med i chatt {n1} med {t1}, som {t2} har. Ingen ser att du är "
		"där, och inget av det du skriver i den skickas. {!}leave {n1} "
		"avslutar det.";
static const char LISTEN_OVER[] =
		"Du läser inte längre med i chatt {n1} med {t1}.";
static const char LISTEN_NOT[] = "Du läser inte med i chatt {n1}.";
static const char LISTEN_NOBODY[] =
		"Ingen har chatt {n1} just nu, så det finns inget att läsa med i.";
static const char LISTEN_NOTHING[] = "Du läser inte med i någon chatt.";
static const char LISTEN_TOO_MANY[] =
		"Högst {n2} kan läsa med i en chatt, och ingen i fler än {n2}. "
		"{!}leave avslutar en av dina.";
static const char LISTEN_ENDED[] =
		"Chatt {n1} med {t1} är avslutad, så det finns inget mer att läsa.";
static const char HELD_LISTENER[] =
		"Inte skickat: du läser bara med i den här chatten. Skriv {!}leave för "
		"att sluta med det.";
static const char WHISPER[] = "{t1} viskar: {t2}";
static const char WHISPERED[] = "Bara {t1} läser det, i chatt {n1}.";
static const char WHISPER_NOBODY[] =
		"Ingen har chatt {n1} just nu, så ingen skulle läsa det. {!}note {n1} "
		"sparar det hos chatten.";
static const char LIST_ELSEWHERE[] = "{t1}: {n1|en|#} väntar";
static const char RECENT[] =
		"{n1|En chatt|# chattar} avslutades nyligen (tider i UTC):";
static const char RECENT_ROW[] = "{n1} · {t1}{t2| · |} · {w}{t3| · ”|”}";
static const char NOTHING_RECENT[] = "Ingen chatt har avslutats på sistone.";
static const char WHO[] = "{n1|En person|# personer} svarar här:";
static const char WHO_PRESENT[] =
		"{t1} · här · {n1|en chatt|# chattar|ingen chatt}";
static const char WHO_AWAY[] =
		"{t1} · borta · {n1|en chatt|# chattar|ingen chatt}";
static const char WHO_GONE[] =
		"{t1} · frånkopplad · {n1|en chatt|# chattar|ingen chatt}";
static const char HISTORY[] = "Chatt {n1} med {t1} (tider i UTC):";
static const char HISTORY_PAGE[] =
		"Chatt {n1} med {t1} (tider i UTC), sida {n2} av {n3}:";
static const char HISTORY_LINE[] = "{w} {t1}: {t2}";
static const char HISTORY_GONE[] = "{w} {t1} tog tillbaka en rad";
static const char HISTORY_EMPTY[] = "Inget skrevs i chatt {n1} med {t1}.";
static const char HISTORY_BEFORE[] =
		"{!}history {n1} {n2} visar det som var före";
static const char SEARCH_BUSY[] = "Jag letar fortfarande efter det du frågade "
								  "om förut. Försök igen om en stund.";
static const char FOUND[] =
		"”{t1}” finns i {n1|en chatt|# chattar} (tider i UTC):";
static const char FOUND_ROW[] = "{n1} · {t1} · {w} · {t2}";
static const char NOTHING_FOUND[] =
		"”{t1}” finns inte i någon chatt som du får se.";
static const char INFO[] = "Chatt {n1}: {t1}, {a2}";
static const char INFO_JID[] = "Skriver från {t1}";
static const char INFO_OPENED[] = "Sedan {w} UTC";
static const char INFO_AGENT[] = "Med {t1}";
static const char INFO_TAGS[] = "Etiketter: {t1}";
static const char INFO_BLOCKED[] = "Blockerad till {w} UTC";
static const char INFO_NOTE[] = "{w} {t1} antecknade: {t2}";
static const char INFO_EARLIER[] = "Tidigare: {n1} · {w}{t1| · |}{t2| · ”|”}";
static const char DID_TAKE[] = "{w} -- {t1} tog chatten";
static const char DID_END[] = "{w} -- {t1} avslutade chatten";
static const char DID_REOPEN[] = "{w} -- {t1} öppnade chatten igen";
static const char DID_VANISH[] =
		"{w} -- {t1} var borta för länge: tillbaka i kön";
static const char DID_PASS[] =
		"{w} -- {t1} lämnar över den till {t2}{t3|: ”|”}";
static const char DID_ACCEPT[] = "{w} -- {t1} tackade ja till chatten";
static const char DID_REJECT[] = "{w} -- {t1} tackade nej till chatten";
static const char DID_CANCEL[] = "{w} -- {t1} tog tillbaka överlämningen";
static const char DID_NOT_ANSWER[] =
		"{w} -- {t1} svarade inte: den stannade där den var";
static const char DID_TAKE_OVER[] = "{w} -- {t1} tog över chatten";
static const char DID_LISTEN[] = "{w} -- {t1} började läsa med";
static const char DID_LEAVE[] = "{w} -- {t1} slutade läsa med";
static const char DID_WHISPER[] = "{w} -- {t1} viskade: {t2}";
static const char DID_NOTE[] = "{w} -- {t1} antecknade: {t2}";
static const char DID_TAG[] = "{w} -- {t1} satte etiketten {t2}";
static const char DID_UNTAG[] = "{w} -- {t1} tog bort etiketten {t2}";
static const char DID_BLOCK[] = "{w} -- {t1} blockerade besökaren till {t2}";
static const char DID_UNBLOCK[] = "{w} -- {t1} lät besökaren skriva igen";
static const char WHICH_CHAT[] = "Vilken chatt? Svara med numret:";
static const char WHICH_ROW[] = "{n1} · {t1} · {a2}";
static const char REOPENED[] =
		"Chatt {n1} med {t1} är din igen. Skriv i chatten med {a2}, eller "
		"öppna xmpp:{a2}?message;type=chat";
static const char NOT_ENDED[] = "Chatt {n1} är inte avslutad.";
static const char TOO_LATE[] =
		"Chatt {n1} avslutades för länge sedan för att öppnas igen.";
static const char VISITOR_BUSY[] = "Chatt {n1} kan inte öppnas igen: besökaren "
								   "är i en annan chatt under tiden.";
static const char WORDS_MISSING[] = "Något saknas. Så här gör du: {!}{usage}";
static const char NOTED[] = "Sparat hos chatt {n1}. Besökaren ser det inte.";
static const char TAGGED[] = "Etiketter på chatt {n1}: {t1|}";
static const char TAG_WRONG[] =
		"”{t1}” kan inte vara en etikett: det är ett ord på högst {n1} tecken.";
static const char TAGS_FULL[] = "Chatt {n1} har redan {n2} etiketter. Ta bort "
								"en först: {!}tag {n1} -ord";
static const char TAG_NONE[] = "Chatt {n1} har ingen etikett ”{t1}”.";
static const char BLOCKED[] = "{t1} är blockerad i {s}.";
static const char UNBLOCKED[] = "{t1} får skriva igen.";
static const char NOT_BLOCKED[] = "{t1} är inte blockerad.";
static const char NOBODY_BLOCKED[] = "Ingen är blockerad här.";
static const char SPAN_WRONG[] =
		"”{t1}” är ingen tid som jag kan använda. Skriv till exempel 30m, 1h "
		"eller 1d, högst {s}.";
static const char DONE[] = "Klart.";
static const char WHY[] = "Chatt {n1} med {t1} ({t2}, tider i UTC):";
static const char WHY_ROW[] = "{w} {t1}";
static const char WHY_LAST_AGENT[] =
		"{w} Erbjöds {t1}, som talade med den här besökaren senast.";
static const char WHY_LANGUAGE[] =
		"{w} Erbjöds {t1}, som talar besökarens språk.";
static const char WHY_TURN[] = "{w} Erbjöds {t1}, som stod på tur.";
static const char WHY_FEWEST[] =
		"{w} Erbjöds {t1}, som hade minst antal chattar.";
static const char WHY_REJECTED[] = "{w} {t1} tackade nej.";
static const char WHY_UNANSWERED[] = "{w} {t1} svarade inte i tid.";
static const char WHY_AWAY[] = "{w} {t1} gick ifrån.";
static const char WHY_ALL[] = "{w} Ingen tog den: det ringde hos alla.";
static const char WHY_NOTHING[] = "Inget har bestämts om chatt {n1} ännu.";
static const char BACK_SUMMARY[] =
		"Välkommen tillbaka. {n1|Du har en chatt|Du har # chattar|Du har ingen "
		"chatt}, {n2|en besökare|# besökare|ingen} väntar.";
static const char BACK_CHAT[] =
		"Den här chatten med {t1} är fortfarande din{n1|; en rad är oläst|; # "
		"rader är olästa|}.";
static const char DO_NEXT[] = "ta den som har väntat längst";
static const char DO_TAKE[] = "ta en viss chatt; bara numret räcker också";
static const char DO_LIST[] = "visa vem som väntar";
static const char DO_MINE[] = "visa dina chattar";
static const char DO_RECENT[] =
		"visa vad som har avslutats de senaste 8 timmarna";
static const char DO_WHO[] = "visa dina kollegor";
static const char DO_HISTORY[] = "visa vad som skrevs i en chatt";
static const char DO_FIND[] = "leta efter ord i tidigare chattar";
static const char DO_INFO[] = "visa vad som är känt om en chatt och besökaren";
static const char DO_END[] = "avsluta din chatt, med en sista text om du vill";
static const char DO_REOPEN[] = "ta upp en avslutad chatt igen";
static const char DO_NOTE[] =
		"spara en anteckning hos chatten; besökaren ser den aldrig";
static const char DO_TAG[] =
		"sätta en etikett på chatten; med - framför tas den bort";
static const char DO_BLOCK[] = "hindra besökaren från att skriva en tid";
static const char DO_UNBLOCK[] = "låta besökaren skriva igen";
static const char DO_HERE[] = "bli aviserad, vad din klient än säger";
static const char DO_AWAY[] = "inte bli aviserad, vad din klient än säger";
static const char DO_AUTO[] = "låta din klient avgöra om du blir aviserad";
static const char DO_ROOM[] =
		"säga hur många chattar du kan ha åt gången; 0 är hur många som helst";
static const char DO_LANGUAGE[] = "välja språket som jag talar med dig";
static const char DO_TRANSFER[] =
		"lämna över chatten till en kollega eller en kanal";
static const char DO_ACCEPT[] = "ta chatten som lämnas över till dig";
static const char DO_REJECT[] =
		"tacka nej till chatten som lämnas över till dig";
static const char DO_CANCEL[] = "behålla chatten som du höll på att lämna över";
static const char DO_TAKEOVER[] = "ta över en kollegas chatt";
static const char DO_LISTEN[] = "läsa med obemärkt i en kollegas chatt";
static const char DO_LEAVE[] = "sluta läsa med";
static const char DO_WHISPER[] = "säga något som besökaren inte ser";
static const char DO_WHY[] = "förklara vart en chatt skickades";
static const char DO_HELP[] =
		"visa vad du kan skriva, eller mer om ett kommando";
static const char ARGUMENT_CHAT[] = "chatt";
static const char ARGUMENT_COLLEAGUE[] = "till";
static const char ARGUMENT_TEXT[] = "text";
static const char ARGUMENT_NOTE[] = "anteckning";
static const char ARGUMENT_WORDS[] = "ord";
static const char ARGUMENT_TAG[] = "etikett";
static const char ARGUMENT_SPAN[] = "tid";
static const char ARGUMENT_COUNT[] = "antal";
static const char ARGUMENT_PAGE[] = "sida";
static const char ARGUMENT_LANGUAGE[] = "språk";
static const char ARGUMENT_COMMAND[] = "kommando";
static const char ARGUMENT_CHANNEL[] = "kanal";
static const char HINT_CHAT[] = "Numret, eller besökarens namn";
static const char HINT_COLLEAGUE[] = "Namnet på en kollega eller en kanal";
static const char HELP_ROW[] = "{!}{usage} – {does}";
static const char USAGE[] = "{usage}";
static const char HELP_ALSO[] = "Kortformer: {t1}";
static const char HELP_MORE[] =
		"{!}help all visar resten, {!}help och ett kommando mer om det, "
		"{!}help setup hur du ställer in din klient.";
static const char HELP_SETUP_ASK[] =
		"Den som sköter den här tjänsten kan tala om hur du ställer in din "
		"klient: det står i examples/clients.md.";
static const char HELP_SETUP[] = "Så ställer du in din klient: {t1}";

/*
 * In a visitor's chat, from the visitor's address: the mouth puts two dashes
 * before each line, which no line of his own has (CONTRACT).
 */
static const char CONTEXT[] = "{t1}{t3| (|)} · {t2}{d| · väntade |}";
static const char CONTEXT_PAGE[] = "på {t1}{t2| (|)}";
static const char CONTEXT_REFERRER[] = "kom från {t1}";
static const char CONTEXT_BROWSER[] = "{list| · }";
static const char CONTEXT_WHO[] = "uppger: {list| · }";
static const char HELD_COMMAND[] =
		"Inte skickat: ”{t1}” ser ut som ett kommando. Är det till besökaren, "
		"skriv !!{t1}";
static const char UNKNOWN_BANG[] =
		"Inte skickat: det finns inget kommando ”{t1}”.{t2| Menade du !|?} "
		"Skriv {!}help för att se dem som finns; en rad som börjar med !! går "
		"till besökaren med ett !.";
static const char HELD_ENCRYPTED[] =
		"Inte skickat: det var krypterat, och det kan den här chatten inte "
		"vara. Stäng av krypteringen för den (i Conversations, Cheogram, Monal "
		"och Dino: hänglåset; i deras inställningar går det för alla nya "
		"chattar) och skicka det igen.";
static const char VISITOR_CHAT_ENDED[] = "Chatt {n1} med {t1} är avslutad.";
static const char VISITOR_ENDED[] = "{t1} har avslutat chatt {n1}.";
static const char VISITOR_CAME_BACK[] = "{t1} är tillbaka i chatt {n1}.";

/* Presence. */
static const char STATUS_QUEUE[] = "{n1} väntar, {n2} pågår";
static const char STATUS_CLOSED[] = "Stängt: ingen svarar här";
static const char STATUS_OPEN[] = "{t1}";
static const char STATUS_VISITOR[] = "Besökare hos {t1}";
static const char STATUS_PAGE[] = "På {t1}";
static const char STATUS_HIDDEN[] = "På {t1}, tittar inte just nu";
static const char GROUP_CHATS[] = "Chattar";
static const char GROUP_CHANNELS[] = "Deskbell";

/* Why not. */
static const char REFUSED_NO_SUCH_ADDRESS[] =
		"Inte levererat: det finns ingen på den här adressen.";
static const char REFUSED_TOO_LONG[] =
		"Inte levererat: det är för långt. Skicka det i delar på högst 4000 "
		"tecken.";
static const char REFUSED_EMPTY[] = "Inte levererat: det är tomt.";
static const char REFUSED_ENCRYPTED[] =
		"Inte levererat: den här chatten kan inte krypteras. Stäng av "
		"krypteringen (OMEMO, OpenPGP) för den och skicka det igen.";
static const char REFUSED_CHAT_OVER[] = "Inte levererat: chatten är avslutad.";
static const char REFUSED_NOT_YOUR_CHAT[] =
		"Inte levererat: den här chatten är inte din.";
static const char REFUSED_NOT_AN_AGENT[] =
		"Det här är bara för dem som svarar här.";
static const char REFUSED_DISMISSED[] =
		"Inte levererat: du svarar inte längre här.";
static const char REFUSED_QUEUE_FULL[] =
		"Inte levererat: för många väntar just nu. Försök igen lite senare.";
static const char REFUSED_TOO_MANY_LINES[] =
		"Inte levererat: du har redan skrivit mycket. Vänta tills någon "
		"svarar.";
static const char REFUSED_NO_SPACE[] =
		"Inte levererat: det går inte att ta emot meddelanden just nu. Försök "
		"igen{s| om |}.";
static const char REFUSED_CLOSED_CHANNEL[] =
		"Inte levererat: ingen svarar här just nu.";
static const char REFUSED_DOMAIN[] =
		"Inte levererat: ingen läser det som skrivs till den här adressen.";
static const char REFUSED_COMMAND[] =
		"Inte levererat: det här ser ut som ett kommando.";
static const char REFUSED_CONFLICT[] =
		"Inte skickat: något annat har skickats med samma id tidigare.";
static const char REFUSED_TOKEN[] = "Det här samtalet är inte känt här längre.";
static const char REFUSED_TOO_FAST[] =
		"Det gick för fort. Vänta ett ögonblick.";
static const char REFUSED_NO_CHAT[] = "Det finns ingen chatt för det här.";
static const char REFUSED_NO_CHANNEL[] = "Ingen kan nås under det här namnet.";
static const char REFUSED_NOT_YET[] = "Det går inte här ännu.";
static const char REFUSED_NO_HELLO[] = "Samtalet måste öppnas igen.";
static const char REFUSED_BLOCKED[] =
		"Inte levererat: du kan inte skriva här just nu.";
static const char REFUSED_LISTENER[] =
		"Inte levererat: du läser bara med i den här chatten.";
static const char REFUSED_NO_COMMAND[] = "Det kommandot finns inte här.";
static const char REFUSED_WORK[] =
		"Många kommer just nu. Din webbläsare måste räkna lite först.";

/* What the mind does not know of. */
static const char WITHDRAWN[] = "(Meddelandet har dragits tillbaka.)";
static const char LONG_ADDRESS[] =
		"Din adress är för lång för den här tjänsten.";
static const char TOO_LARGE[] =
		"Det här är för stort för den här tjänsten. Skicka mindre åt gången.";
static const char FORM_OVER[] =
		"Det här formuläret är inte känt här längre. Öppna kommandot igen.";
static const char DAY[] = " d";
static const char HOUR[] = " h";
static const char MINUTE[] = "";
static const char SECONDS[] = "n1|# sekund|# sekunder";
static const char MINUTES[] = "n1|# minut|# minuter";
static const char HOURS[] = "n1|# timme|# timmar";
static const char DAYS[] = "n1|# dag|# dagar";

LANGUAGE(sv, 1);
