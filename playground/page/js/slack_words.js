// Slack's own sentences. The server says them in English, word for word as Slack does; for a Dutch reader they are said in
// Dutch. Only whole sentences that are known are changed, so nothing that an app wrote is.

const DUTCH = [
  [/^Please complete this required field\.$/, "Vul dit veld in."],
  [/^Please enter a valid email address\.$/, "Vul een geldig e-mailadres in."],
  [/^Please enter a valid URL\.$/, "Vul een geldig webadres in, met https:// ervoor."],
  [/^Please enter a number\.$/, "Vul een getal in, met een punt voor decimalen: 12.5."],
  [/^Please enter a whole number\.$/, "Vul een heel getal in."],
  [/^Please enter a number of at least (\S+)\.$/, "Vul een getal in van minstens $1."],
  [/^Please enter a number of at most (\S+)\.$/, "Vul een getal in van hooguit $1."],
  [/^This can't be more than (\d+) characters\.$/, "Dit mag hooguit $1 tekens zijn."],
  [/^This must be at least (\d+) characters\.$/, "Dit moet minstens $1 tekens zijn."],
  [/^Please choose at most (\d+)\.$/, "Kies er hooguit $1."],
  [/^Please look at the marked fields\.$/, "Kijk de gemarkeerde velden na."],
  [/^We had some trouble connecting\. Try again\?$/, "Er ging iets mis in de verbinding. Nog eens proberen?"],
  [/^(\/?\S+) did not respond\.?$/, "$1 antwoordde niet op tijd."],
  [/^(\/\S+) failed with the error "(\S+)"$/, "$1 mislukte met de fout “$2”."],
  [
    /^(\S+) is not a valid command\. [^]*$/,
    "$1 is geen opdracht. Wat met “/” begint leest Slack als opdracht. Zet er een spatie voor om het als bericht te sturen.",
  ],
  [/^(\S+) is not supported in threads\. Sorry!$/, "$1 werkt niet in een gesprek. Typ het in het kanaal."],
  [/^This channel has been archived\.$/, "Dit kanaal is gearchiveerd."],
  [/^You must join this channel to send a message\.$/, "Word eerst lid van dit kanaal."],
  [/^This message was deleted\.$/, "Dit bericht is verwijderd."],
  [/^That form is no longer open\.$/, "Dit formulier is niet meer open."],
  [/^That canvas is no longer here\.$/, "Dit canvas is er niet meer."],
  [/^That message is no longer here\.$/, "Dit bericht is er niet meer."],
  [/^This app is no longer installed here\.$/, "Deze app is hier niet meer geïnstalleerd."],
  [/^You can only delete your own messages\.$/, "Je kunt alleen je eigen berichten verwijderen."],
  [/^You can only edit your own messages\.$/, "Je kunt alleen je eigen berichten wijzigen."],
  [/^We couldn't find (.+) to invite\.$/, "We vonden $1 niet."],
  [/^We couldn't find (.+)\.$/, "We vonden $1 niet."],
  [/^(.+) is not in this channel\.$/, "$1 zit niet in dit kanaal."],
  [/^You must be in this channel to invite people\.$/, "Word eerst lid van dit kanaal om anderen uit te nodigen."],
  [/^That name is already taken by a channel\.$/, "Er is al een kanaal met die naam."],
  [/^Channel names have no spaces\.$/, "In de naam van een kanaal staan geen spaties."],
  [/^A status has at most (\d+) characters\.$/, "Een status heeft hooguit $1 tekens."],
  [/^The app is reached over HTTP here; there is no socket\.$/, "De app is hier via HTTP verbonden; er is geen socket."],
  [/^There is no person (\S+)\.$/, "Er is hier niemand met het nummer $1."],
  [/^(<@\w+>) has joined the channel$/, "$1 doet nu mee in dit kanaal"],
  [/^(<@\w+>) has left the channel$/, "$1 heeft dit kanaal verlaten"],
  [/^set the channel topic: ([^]*)$/, "veranderde het onderwerp van dit kanaal in: $1"],
  [/^has renamed the channel from "(.*)" to "(.*)"$/, "veranderde de naam van dit kanaal van “$1” in “$2”"],
];

/** A sentence of Slack in the language of this locale; anything else as it is. */
export function slackSays(sentence, locale) {
  const known = locale.startsWith("nl") ? DUTCH.find(([pattern]) => pattern.test(sentence)) : null;
  return known ? sentence.replace(known[0], known[1]) : sentence;
}
