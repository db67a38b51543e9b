// Everyday English words: they carry nothing that costs, so a sentence may have them. What is not among them is refused.

/**
 * The commonest words of English and of talk about work, without names of things, numbers, directions, and whatever takes
 * something away ("not", "except", "twice").
 */
const EVERYDAY = `
a abilities ability able about above absence absolute absolutely abuse academic accelerator accelerators accept
acceptable accepted accepting accepts access accessible accident accidental accidentally accord accorded according
accordingly accords account accounts accuracy accurate achieve achieved achieves achieving acquire acquired acquires
acquiring across act acted acting action actions active activities activity acts actual actually add added adding
addition additional address addressed addresses addressing adds adequate adjust administration admit admits admitted
admittedly admitting adopt adopted adopting adopts advance advanced advances advancing advantage advantages advertise
advertised advertises advertising advice advise advised advises advising afaik affair affairs affect affected
affecting affects afford affordable afraid after afterwards again against age agency ages ago agree agreed agreeing
agreement agrees ahead aid aim aimed aiming aims air aka alarm algorithm algorithms alias alive all allow allowed
allowing allows almost alone along already also alter altered altering alternate alternative alternatively
alternatives alters although altogether always am ambiguous among amount amounts amuse amused amuses amusing an
analogue analysis ancient and angle angry announce announcement annoy annoyed annoying annoys annual anonymous another
answer answered answering answers any anybody anymore anyone anyplace anything anyway anywhere apart api apiece
apologies apology apparent apparently appeal appear appearance appeared appearing appears application applications
applied applies apply applying appreciate appreciated appreciates appreciating approach appropriate approval approve
approved approves approving approx approximately april arbitrary are area areas argue argued argues arguing argument
arguments arise arises arithmetic around arrange arranged arrangement arrangements arranges arranging arrive arrived
arrives arriving art article articles artifact artifacts artificial artist as asap aside ask asked asking asks asleep
aspect aspects assembler assembly assistant associate associated associates associating association assume assumed
assumes assuming assumption assure assured assures assuring async at ate atmosphere attach attached attaching attack
attempt attempted attempting attempts attend attended attending attends attention attitude attract attractive audience
august author authorities authority authors automatic automatically automobile availability available average avg
avoid avoided avoiding avoids awake award aware away awful awkward back backed background backing backlog backs
backwards bad badly balance ballpark ballparks ban bank base based baseline bases basic basically basing basis batch
batches be bearing beautiful became because become becomes becoming beefy been before beforehand began begin beginning
begins begun behalf behave behind being believe believed believes believing belong belongs below benefit benefits
beside besides best bet bets better betting between beyond bid bidding bids big bigger biggest bill billed bills bind
binding binds biology bit bits bizarre blame blank block blow board boards book books bore borne borrow borrowed
borrowing borrows boss bot both bother bothered bothering bothers bots bottom bought bound box boxes bracket brackets
branch branches brand breach break breakdown breaking breaks bridge brief briefly bright bring bringing brings bro
broadcast broadcasting broadcasts broke broken brother brought budget budgeted buffer build building buildings builds
built bulk bulletin bump bumping bunch buried buries burn burning burns burst bursty bury burying business busy but
buy buying buys by calculate calculated calculation calculations call called calling calls came campaign can candidate
cap capable capex capital card cards care careful carefully cares carried carries carry carrying case cases catch
catches catching categories category caught cause caused causes causing cease cell cent century ceo certain certainly
cfo chain chair chairman chance chances change changed changes changing channel channels chaos chapter character
characters charged charges charging chat chatbot chatbots cheap cheaper cheapest check checked checking checks
chemical chew chews chip chips choice choose chooses choosing chose chosen chunk chunky circle circuit circulation
circumstance circumstances citizen city claim claimed claiming claims clarify class classes classification classifier
clean clear cleared clearer clearest clearing clearly clears clever client clock close closed closely closer closes
closest closing cloud clouds cloudwise club clue cluster clusters code coded codes coding cold collapse colleague
colleagues collect collected collecting collection collects college colleges column combination combinations combine
combined combines combining come comes coming command commands comment commented commenting comments commercial
commission committee common commonly communicate communication communications community company comparable
comparatively compatibility compatible competition compiler complain complained complaining complains complaint
complaints complete completed completely completes completing complex complexity complicate complicated complicates
complicating component components compose composed composes composing composition comprehensive compromise compulsory
compute computed computer computers computes computing concept concern concerned concerning concerns conclusion
concrete condition conditions conference confident confirm confirmed confirming confirms confuse confused confuses
confusing confusion connect connected connecting connection connections connects consequence consequences consequently
consider considerable considerably consideration considered considering considers consist consistency consistent
consists constant constraint constraints construct consumption contact contain contained containing contains content
contents context continually continuation continue continued continues continuing continuously contrary contrast
contribute contribution contributions control controlled controlling controls convenient convention conventional
conventions conversation convert convince convinced convinces convincing cope copies copy core corner corners correct
corrected correcting correction correctly corrects corrupt corrupted corrupting corrupts cost costing costs could
council count counted counter counting country counts county couple course courses court cover covered covering covers
crash crashed crashes crashing crazy create created creates creating creation credit crisis critical criticism cron
cross crunch crunching cry cto cure curious current currently cursor customer customers cut cuts cutting cycle cycles
damage damaged damages damaging danger dangerous dare dark dashboard data database datacenter datacentre dataset
datasets date dated dates dating datum deal dealing deals dealt dear debate decade december decent decide decided
decides deciding decision decisions declare declared declares declaring deduce deem deemed deeming deems deep deeply
deepspeed default define defined defines defining definite definitely definition definitions definitive delay delete
deleted deletes deleting deliberate deliberately deliver delivered delivering delivers delivery demo democratic
demonstrate demonstration department depend depended depending depends depth derive derived derives deriving describe
described describes describing description descriptions design designed designing designs desirable desire desired
desires desiring desk desperate despite destroy destroyed destroying destroys detail detailed detailing details detect
detected detecting detects determine determined determines determining dev develop developed developer developers
developing development develops device devices devote devoted devotes devoting dictionary did differ difference
differences different differently difficult difficulties difficulty digit digital digits direct directed directing
direction directions directly director directory directs disadvantage disagree disappear disappeared disappearing
disappears disaster disc discipline discount discounts discourage discouraged discourages discouraging discover
discovered discovering discovers discs discuss discussed discusses discussing discussion discussions disk dislike
display displayed displaying displays distance distant distinct distinction distinctly distinguish distribute
distributed distributes distributing distribution district disturb disturbed disturbing disturbs ditto divide divided
divides dividing division do docker document documentation documented documenting documents does doing domain done
doubt doubtful down drastic draw drawing drawn draws dream drew drink drive driven driver drivers drives driving drop
dropped dropping drops drove dry dubious dude due dumb dump dunno duration during duty each earlier earliest early
ease easier easiest easily easy eat eaten eating eats economic economy edge edit edited editing edition editor editors
edits education educational effect effective effectively effects efficient effort efforts either elect elected
electing election electric electronic electronics elects element elements elevator else elsewhere embarrass
embarrassed embarrasses embarrassing embedding embeddings emergency emphasis employee empty enable enables encounter
encountered encountering encounters encourage encouraged encourages encouraging end ended ending endpoint endpoints
ends enemy engineer engineered engineering engineers enjoy enormous enough ensure ensured ensures ensuring enter
entered entering enters entire entirely entitle entitled entitles entitling entity entrance entries entry envelope
environment epoch epochs equal equally equipment equivalent eraser err error errors escape especially essential
essentially establish established establishes establishing establishment estimate estimated estimates estimation eta
etc even evened evens event events eventually ever every everybody everyone everything everywhere evidence exact
exactly examine examined examines examining example examples excellent excess excessive exchange excl excuse execute
executed executes executing exercise exist existed existence existing exists expand expanded expanding expands
expansion expect expected expecting expects expense expensive experience experienced experiences experiencing
experiment experimental experiments expert experts explain explained explaining explains explanation explicit express
expressed expresses expressing expression extend extended extending extends extension extensive extent external extra
extract extreme extremely eye eyes face facilities facility fact factor factors facts fail failed failing fails
failure fair fairly faith fall fallen falling falls false familiar family famous fan fancy far farm farther farthest
fashion fast faster fastest fatal fate father fault faults favor fear feasible feature features february fed federal
feed feedback feeding feeds feel feeling feels feet fell felt few fewer fewest field fields fight figure figured
figures file filed files filing fill filled filling fills film final finally finance financial find finding finds fine
finger fingers finish finished finishes finishing finite fire firm firmly first firstly fiscal fit fits fitted fitting
five fix fixed fixes fixing flag flash flashed flashes flashing flat flew flexible flied flies flight float floated
floating floats floor flow flown fly flying folk folks follow followed following follows for force forced forces
forcing forecast foreign forever forget forgets forgetting forgot forgotten form formal format formed former forming
forms forth forthcoming fortunately fortune forward found four frame free freedom french frequent frequently fresh
friday friend friendly friends from front fsdp full fully fun function functions fund fundamental fundamentally funds
funny further furthest future fyi gain gained gaining gains game games gap gather gave general generally generate
generated generates generating generation genuine get gets getting gimme give given gives giving glad global go goes
going gone gonna good goods got gotta gotten government governor gpu gpus grab grabbed gradually graduate grand grands
grant granted granting grants graph graphic graphics grateful grave great greater greatest greatly grew grind grinding
grinds gross grosses ground grounds group groups grow growing grown grows growth guarantee guaranteed guaranteeing
guarantees guard guess guessed guesses guessing guesstimate guide guys habit habits hack hackathon had hand handed
handing handle handled handles handling hands handy hang hanged hanging hangs happen happened happening happens
happily happy hard harder hardest hardly hardware harm harmful harmless has hate have having he head headed header
heading heads health healthy hear heard hearing hears heart heat heavily heavy hefty held hell hello help helped
helpful helping helps hence her here hereby heres herself hes hey hi hid hidden hide hides hiding high higher highest
highly hill him himself hint hints his historical history hit hits hitting hold holding holds hole holes holiday
holidays home honest hope hoped hopefully hopes hoping horizon horrible hosting hot house how however huge human hung
hunt hurry i idea ideal ideally ideas identical identify identity if ignore ignored ignores ignoring ill illegal im
image images imagination imagine immediate immediately imo impact implement implemented implementing implements
implication implications implied implies imply implying importance important importantly impose imposed imposes
imposing impossible impression improve improved improvement improvements improves improving in inability inadequate
inc incident incidentally incl incline inclined inclines inclining include included includes including income
incompatible incomplete inconsistent inconvenience incorrect increase increased increases increasing indeed
independent independently index indicate indicates indication individual individually individuals industrial industry
inevitably inferior influence info inform information informed informing informs infra infrastructure initial
initially initials inner innocent input inputs inputted inputting insert inserted inserting inserts inside insist
insisted insisting insists install installed installing installs instance instances instant instantly instead
institution institutions instruction instructions insurance integer integers integral intelligence intelligent intend
intended intending intends intention interact interest interested interesting interests interface internal
international interpret interpretation interpreted interpreting interprets interval intervals intervention into
introduce introduced introduces introducing introduction invalid invariably invent invented inventing invents
investigate invisible invitation invite invited invites inviting invoice involve involved involves involving
irrelevant irritate irritated irritates irritating is ish isolate isolated isolates isolating issue issued issues
issuing it item items its itself ive january job jobs join joined joining joins joint joke joy judge july jump jumps
june junk jupyter just justification justified justifies justify justifying k8s keen keep key keyboard keys kid kind
kinda kindly kinds knew knock knocked knocking knocks know knowing knowledge known knows kubernetes lab label labels
laboratory lack lacked lacking lacks lain land landed landing lands language languages large largely larger largest
last lasts late lately latency later latest latter launch launched law laws lay layout lazy leach lead leaded leader
leadership leading leads learn learning learns lease least leave leaved leaves leaving lecture lectures led left legal
legally lemme lend length less lesser lesson lessons let lets letter letters letting level levels liable libraries
library lie lied lies life lifetime lift light lights like liked likely likes likewise liking limit limited limiting
limits line linear lines link linked linking links list listed listen listing lists literally literature little live
lived lives living llm llms load loaded loading loads loan local location locations lock locked locking locks log
logged logging logic logical logs long longer longest look looked looking looks loop loose lose loses losing loss lost
lot lots loudly love lovely low lower lowest luck lucky lying machine machines mad made magnetic magnitude mail main
mainly maintain maintained maintaining maintains major majority make makes making man manage management manager
manages managing manipulation manner manual manuals many map march mark marked market marking marks markup mass
massive master match matches mate material materials math mathematical mathematics maths matter matters max maximum
may maybe me mean meaning meaningful meaningless meanings means meant measure measured measures measuring mechanic
mechanics mechanism media medical medium mediums meet meeting meetings meets megatron member members membership men
mention mentioned mentioning mentions mere merely merit merits mess message messages messy met metal method methods
midnight might military million mind minded minding minds mine minimal minimum minor minority mislead misleading
misleads misled miss missed misses missing mistake mistaken mistakes mistaking mistook misunderstand misunderstanding
misunderstands misunderstood misuse mix mixed mixes mixing ml mode model models modern modified modifies modify
modifying moment monday money monitor moral more most mostly motion much multimodal must my myself mysterious naive
name named namely names naming napkin nasty nation national natural naturally nature naughty near nearby nearer
nearest nearly necessarily necessary necessity need needed needing needs nervous net network networks new news next
nice nicer nicest nightly nine nlp node nodes noise noisy nonsense normal normally note notebook notebooks noted notes
nothing notice noticed notices noticing notify noting novel november now nowadays nowhere numb number numbers numbest
numerical numerous obey object objected objecting objection objections objects obscure observation observe observed
observes observing obtain obtained obtaining obtains obvious obviously occasion occasional occasionally occasions
occupied occupies occupy occupying occur occurred occurring occurs ocr october odd odds of off offer offered offering
offers office officer offices official offline often oh ok okay old older oldest on once one ones ongoing online only
onto open opened opening opens operate operated operates operating operation operations operator operators opex
opinion opinions opportunities opportunity oppose opposed opposes opposing opposite opposition ops option optional
options or order ordered ordering orders ordinary organisation organization origin original originally other others
otherwise ought our ours ourselves out outer output outside over overall overkill owe owed owes owing own owner owners
pack package packages packet page pages paid pain painful paper papers paragraph parallel param parameter parameters
params parent part partial partially particular particularly parties partly parts party pass passed passes passing
past patch path patient pattern patterns pause pay payed paying pays peace peak peculiar peeps people per perfect
perfectly perform performance performed performing performs perhaps period permanent permanently permission permit
permits permitted permitting person personal personally persons persuade persuaded persuades persuading phase
phenomenon philosophy phone phrase phrases physical pick picked picking picks picture pictures piece pieces pile pilot
pipe pipeline place placed places placing plain plan plane planned planning plans platform play played playing plays
plea pleasant please pleased pleases pleasing plenty plot plots pls plug plus plz poc point pointed pointing pointless
points police policies policy political poll pool poor pop popular population port position positions positive
possibilities possibility possible possibly post posted posting postmaster posts potential potentially power powerful
powers practical practically practice precise precisely prefer preferable preferably preference preferred preferring
prefers premium preparation prepare prepared prepares preparing presence present presentation presented presenting
presents preserve president press pressed presses pressing pressure presumably presume pretty prevent prevented
preventing prevents previous previously price priced prices pricey pricing primary prime primitive principle
principles print printed printer printers printing printout prints prior private probably problem problems procedure
process processed processes processing processor processors produce produced produces producing product production
products professional program programmed programmer programmers programming programs progress project projects promise
promised promises promising prompt promptly prone proof proper properly properties property proportion proposal
propose proposed proposes proposing prospect protect protected protecting protection protects protest prototype prove
proved proves provide provided provider providers provides providing proving provision provisioned public publication
publicity publicly publish published publishes publishing punctuation purchase purchased pure purely purpose purposes
push pushed pushes pushing put puts putting pytorch qualified qualifies qualify qualifying quality quantities quantity
question questions queue quick quicker quickest quickly quiet quietly quit quite quits quitting quote quoted quotes
quoting race rack rag raise raised raises raising ran random randomly range rapid rapidly rare rarely rate rates
rather raw ray reach reached reaches reaching react reaction read readable reader readers readily reading reads ready
real reality really realtime reason reasonable reasonably reasons recall receive received receives receiving recent
recently reception recognition recommend recommendation recommended recommender recommending recommends record
recorded recording records recover recovered recovering recovers recsys reduce reduced reduces reducing reduction
refer reference references referred referring refers reflect reflected reflecting reflection reflects refuse refused
refuses refusing regard regarded regarding regardless regards region regions register registered registering registers
registry regret regular regularly regulation regulations reject rejected rejecting rejects relate related relates
relating relation relationship relative relatively release released releases releasing relevance relevant reliable
reluctant rely remain remained remaining remains remark remarks remember remembered remembering remembers remind
reminded reminding reminds remote remotely rent rental rented renting repair repeat repeated repeatedly repeating
repeats replace replaced replacement replaces replacing replica replicas replicate replicated replicating replied
replies reply replying report reported reporting reports represent representation representative represented
representing represents reproduce request requested requesting requests require required requirement requirements
requires requiring research researchers resident resolution resort resource resources respect respectively respects
respond response responses responsibility responsible rest restore restored restores restoring restrict restricted
restricting restricts result resulted resulting results retain return returned returning returns reveal revealed
revealing reveals review rewrite rid ridding ride ridiculous rids right rights ring rise risk roi role roll room rooms
root rough roughly round rounds route routine row rubbish run running runs rush sad sadly safe safely safer safest
safety said sake sale sales same sanity sat satisfied satisfies satisfy satisfying saturday save saved saves saving
savings saw say saying says scale scan scenario scene schedule scheduled scheme school schools science sciences
scientific scientist scientists score scores scrap scratch screen screens script search searched searches searching
season secondary secondly secret secretary section sections secure security see seeing seek seeking seeks seem seemed
seeming seems seen sees select selected selecting selection selects self seminar send sending sends senior sense
sensible sensibly sensitive sent sentence sentences separate separately september sequence sequences serial series
serious seriously server servers service services session sessions set setback sets setting settle settled settles
settling setup several severe severely shall shame shape share shared shares sharing sharp she sheet shell shift ship
short shortage shorter shortest shortly should show showed showing shown shows shut shuts shutting side sides sight
sign signal signals signed significance significant significantly signing signs silly similar similarly simple simpler
simplest simply simulation simultaneous simultaneously since sincerely single sir sit site sites sits sitting
situation situations size sized sizes skill skills sleep slight slightly slip slow slower slowest slowly slurm small
smaller smallest smile smooth so social society soft software solely solid solution solutions solve solved solves
solving some somebody somehow someone someplace something sometime sometimes somewhat somewhere son soon sooner
soonest sophisticate sophisticated sophisticates sophisticating sorry sort sorta sorted sorting sorts sought sound
sounded sounding sounds source sources space spaces spare speak speaker speakers speaking speaks special specially
specific specifically specified specifies specify specifying speech speed spell spelling spells spend spending spends
spent spiky spin spinning spirit spite split splits splitting spoke spoken spotless spread spreading spreads spring
sprint square stable staff stage stages stand standard standards standing stands start started starting starts startup
state stated statement statements states stating station stations statistic statistical statistics status stay stayed
staying stays steady steal step stick sticking sticks still stock stone stones stood stop stopped stopping stops story
straight straightforward strange strategy stream street strength strict strictly strike strikes striking string
strings strong strongly struck structure structures stuck student students studied studies study studying stuff stupid
style subject subjects submit submits submitted submitting subsequent subset substantial substitute subtle succeed
success successful successfully such sudden suddenly suffer suffered suffering suffers suffice sufficient sufficiently
suggest suggested suggesting suggestion suggestions suggests suit suitable suitably suited suiting suits sum summary
summer sunday superior supervisor supplied supplies supply supplying support supported supporting supports suppose
supposed supposedly supposes supposing sure surely surface surprise surprised surprises surprising survey survive
survived survives surviving suspect suspected suspecting suspects suspend suspended suspending suspends suspicion
sustained sweet switch switched switches switching symbol symbols sync synced syncing syntax system systems table
tables take taken takes taking talk talked talking talks tank tanks tape tapes target task tasks taste taught tax tbh
tco teach teacher teaches teaching team tech technical technique techniques technology tedious tell telling tells
temperature temporarily temporary ten tend tendency tends tensorflow term terminal terminals terminology terms
terraform terribly test tested testing tests text than thank thanks that thats the their them themselves then
theoretical theory there thereby therefore theres these they theyre thin thing things think thinking thinks this
thoroughly those though thought thoughts thousand thread threat three threw through throughout throw throwing thrown
throws thru thursday thus thx ticket tickets tie tied tier tiers ties tight till time timed times timing tiny title
titles to today together token tokens told tomorrow tonight too took top topic topics total totally touch touched
touches touching toward towards town trace track tracks traditional traffic transcription translate translated
translates translating translation transport trap trapped trapping traps trash travel treat treated treating treatment
treats trial trick tried tries trip triton trivial trouble true truly trust trusted trusting trusts truth try trying
tuesday tune turn turned turning turns two tying type typed types typical typically typing ugly ultimate ultimately
unable unacceptable unaware uncertain unclear under undergraduate undergraduates underneath understand understanding
understands understood unfortunate unfortunately unhappy uniform unique unit unite units universal universities
university unknown unlike unlikely unnecessarily unnecessary unpleasant unreasonable unsuitable until unusual unwanted
up upcoming update updated updates updating upfront upon upper upset upsets upsetting uptime upwards us usage use used
useful useless user users uses using usual usually utilisation utility utilization utterly vacation vacations vague
vaguely valid validity valuable value values variable variables variation varied varies variety various vary varying
vast vastly vector vendor version versions very via vice video view views virtually virtue visible vision visit vital
vllm vm vms voice volume vote votes wait waited waiting waits walk walked walking walks wall wallclock walls wanna
want wanted wanting wants warm warn warned warning warns was wash waste wasted wastes wasting watch watched watches
watching way ways we wear wearing wears weather wednesday weight weird welcome welcomed welcomes welcoming well went
were weve what whatever whats whatsoever wheel wheels when whenever where whereas whereby wherever whether which while
whilst who whoever whole whom whose why wide widely wider widespread widest wild will willed willing wills win wind
window windows winning wins winter wire wise wish wished wishes wishing with withdraw within woman women won wonder
wondered wonderful wondering wonders word worded wording words wore work worked worker workers working workload
workloads works world worn worried worries worry worrying worse worst worth worthwhile worthy would wouldnt write
writer writes writing written wrong wrote y'all yall yeah yep yes yesterday yet yknow yo you youd young your youre
yours yourself zone zones
`;

const WORDS: ReadonlySet<string> = new Set(EVERYDAY.trim().split(/\s+/));

/** "We've", "what's", "you'd", "can't" are as everyday as what they begin with. */
const SHORTENED = /(?:'(?:s|ve|re|ll|d|m)|n't)$/;

/** Whether a word, in letters of either case, says nothing about cost. */
export function isEveryday(word: string): boolean {
  const typed = word.toLowerCase();
  return WORDS.has(typed) || WORDS.has(typed.replace(SHORTENED, '')) || AUXILIARIES.has(typed.replace("'", ''));
}

/** With "not" inside, and without the apostrophe that people leave out. */
const AUXILIARIES: ReadonlySet<string> = new Set(
  'cant couldnt wont wouldnt dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt shouldnt'.split(' '),
);
