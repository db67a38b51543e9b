// Everyday English words: they carry nothing that costs, so a sentence may have them. What is not among them is refused.

/** Function words, everyday verbs, talk of work and of money. No word that takes something away ("not", "except"). */
const EVERYDAY = `
a about above accordingly account across actual actually add adding after again against ago ahead all allow almost alone along
already also altogether always am among amount an analysis and annual another answer any anybody anymore anyone anything anyway
anywhere apart apparently appreciate approach appropriate approx approximately are area around article as aside ask asked asking assume
assumed assuming assumption at available availability average avg away
back bad badly bank based basic basically basis be became because become been before begin behind being believe below beside best better
between beyond big bill billed bills bit board book boss both bottom bought box boxes breakdown bring brings brought budget budgeted build
building built bunch business but buy buying by
calculate calculated calculation call called can cap card cards care case cases ceo cfo chance change cheap cheaper cheapest check checked
chip chips choose chosen class clear client close cloud clouds cluster clusters colleague colleagues come comes coming company compute
computed computing condition confirm consider considering cost costing costs could count counted country couple course cover covers cto
curious current currently customer customers cut
data dataset datasets date day days deal dear decide decision deep demo department depends develop developer developers development did
different difference director do does doing done down dev duration during
each earlier early easy either else employee end endpoint endpoints engineer engineers enough entire equal especially estimate estimated
estimates estimation etc even evening eventually ever every everybody everyone everything everywhere exact exactly example expect expected
expensive experiment experiments explain extra
fact fair fairly far fast favor feel few figure figured figures file files finally finance find fine first five flat folks following for
forecast form forward found four free frequently friday from full fully further future
gave general generally get gets getting give given gives go goes going gone gonna good got grand great group grow guess guys
had half hand handle happen happens happy hard has have having he head hear heard hello help helpful her here heres hey hi high him his hit
hold home hope hopefully hosting hour hourly house how however human
i idea ideal ideally if im imagine immediately important in inc include included includes including indeed info information initial input
inside instance instances interested internal into invoice involved is issue it item items its itself ive
january february march april may june july august september october november december job jobs join just
keen keep kind kindly kinds knew know known knows
lab large last late lately later launch launched lead leadership learn lease least leave left less let lets level life like likely likes limit
line link list little live llm llms load loads local long longer look looking looks lot lots lovely low lower lowest
machine machines made main mainly make makes making manage management manager many market matter max maximum maybe me mean means meant meeting
meet mention might million mind mine minimum minute model models moment monday money month monthly months more morning most mostly much
must my myself
name named namely near nearly necessary need needed needing needs network new next nice night nine node nodes normal normally note nothing now
nowadays number numbers
obviously of off offer offered offering offers office often oh ok okay old on once one ones ongoing only onto open operate operating
opinion option options or order ordinary organisation organization other others otherwise ought our ours out output outside over overall
overnight own
pack package page paid part particular particularly parts past pay paying pays people per perhaps period person personal phase pick picked
picture piece pilot place plan planned planning plans platform please pls plus plz point poc pool poor position possible possibly post
potential practice prefer preferably prepare prepared presentation pretty previous price priced prices pricing probably problem process
product production program project projects proof proper properly proposal proposed prototype prove provide provided provider providers
provision provisioned purchase purchased purpose put putting
quarterly question questions quick quickly quite quote quoted
rack raise range rate rates rather raw reach read ready real really reason reasonable reasonably recent recently recommend regarding region
regions regular regularly related remain remember rent rental rented renting report reports request requests require required requirement
requirements requires research researchers rest result results review right roi rough roughly round rounds run running runs
safe said same saturday save saves saving savings saw say saying says scale scenario schedule scheduled science scientist scientists second
see seem seems seen self send sending sense sent separate seriously server servers service services set sets setting setup several shall
share shared sheet ship should show shown shows side simple simply simulation since single sir sit site situation size sized small so
software solid solution some somebody somehow someone something sometimes somewhat somewhere soon sorry sort sorts sound sounds space spare
specific specifically spend spending spends spent spin split spread sprint staff stage standard start started starting starts startup state
stay steady step still stop straight stuff such suggest suggested sum summer sunday support suppose supposed sure sustained switch sync synced syncing system systems
table take taken takes taking talk target task tasks team teams tech technical tell ten term test testing tests text than thank thanks that
thats the their them then there theres therefore these they theyre thing things think thinking this those though thought thousand three
through throughout thru thursday thus thx till time times tiny to today together told tomorrow tonight too took top total totally touch
toward towards track traffic tried true try trying tuesday turn two type types typical typically
under understand understood unfortunately unit units until up upcoming update updated upon us usage use used useful user users uses using
usual usually utilization utilisation
value various version very via view vm vms volume
wait wanna want wanted wanting wants was way ways we wednesday week weekly weeks welcome well went were weve what whatever whats when where
wherever whether which while who whoever whole whom whose why wide will winter wise wish with within wonder wondered wondering word words
work worked worker workers working workload workloads works world worth would wouldnt write
yeah year yearly years yep yes yesterday yet yo you youd youre your yours yourself
accelerator accelerators api apiece artifact artifacts burn copies copy datacenter datacentre device devices discount discounts
engineering epoch epochs gpu gpus graphics hardware horizon infra infrastructure kubernetes k8s landed latency lifetime ml ops param
parameter parameters params pipeline premium markup registry replica replicas replicate replicated replicating busy setback token tokens uptime vendor zone zones
`;

/** What an apostrophe ends in: "we've", "what's", "you'd", "isn't" is not among them, since it takes something away. */
const ENDINGS = `(?:'(?:s|ve|re|ll|d|m))?`;

const words = EVERYDAY.trim()
  .split(/\s+/)
  .toSorted((a, b) => b.length - a.length);

/** Any of them, longer ones first, with its shortened verb. */
export const EVERYDAY_WORD = `(?:${[...new Set(words)].join('|')})${ENDINGS}`;
