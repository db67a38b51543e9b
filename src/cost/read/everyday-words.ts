// Everyday English words: they carry nothing that costs, so a sentence may have them. What is not among them is refused.
import PLAIN from './plain-words.json' with { type: 'json' };

/**
 * Of talk among engineers: slang, shortened words, the trade's own, and common words that look like a slip for one that means
 * something, or count something elsewhere, and do not here.
 */
const TALK = `
a abt accelerator accelerators active afaict afaik affordable again agrees ah aight aka alot annual anymore api apiece
approx april arrive artifact artifacts as asap assure async august average avg aware ballpark ballparks baseline
batches bc beefy begin begins bigger billed bit bits bot bots bro btw budget budgeted bumping bursty capex cd century
ceo cfo chain chatbot chatbots cheaper chunky ci classifier clear company compose compute conference coulda couple
course coz credit cron csv cto cuz dashboard datacenter datacentre dataset datasets dates deals dear decade december
deems deepspeed def defo delay demo dev difference discount discounts docker docs drawn drop dropped dropping drops
dry dude dunno embeddings endpoint endpoints eod epoch epochs eta etc example excess express faster fear february
feeds feels fella fewer five folks four free frequent friday fsdp fwiw fyi gap gimme gimmie go gon gonna gotta gpu
gpus gross grow growing grows growth guess guesstimate hackathon hasnt heads hear hefty heres heya hi hiya hm hmm
holds hopes hosting house howdy hows i idk iirc im imho imo inc incl increase increased increases increasing influence
info infra invoice ish itll ive january json july june jupyter k8s kinda kubernetes lakehouse larger latency leads
learn learns lease leave leaving lemme less llm llms lmk lol longer lotta makes manage manager manages market marks
markup math maths max maximum may mean means meets megatron million minimum mkay ml monday money multimodal n napkin
near needs nightly nine nlp notebook notebooks nothing november nvm obv obvs ocr october ofc off offline ok okay okey
oki omg one ones online opens opex ops our ours outta overkill param parameter parameters params parquet pause pay
pays peak peeps plain pleas pleaze pls plss plz poc ppl preserve press price priced prices pricey prime prob probs
prod prolly pronto provider providers provisioned pytorch q r reads realtime reason reasons received recommender
records reference region regions registry rental rented renting replica replicas replicate replicated replicating repo
request requested requests restore retain rig rigs rly rn roi saturday saving say says score secondly seeing seek
seeking seeming seems sending sends sense september series server servers service setting setup share short shorter
shoulda simple simpler simply slower slurm smaller smooth sorta sorting spare spent spiky split spotless spring sprint
stage staging standard standards start startup state stays still stock stop stopped stopping stops story strange
string style sunday sup suspend suspended sync synced syncing taken takes target tax tbd tbh tco tech ten tensorflow
term terms terraform thanx thats theres theyd theyre thnx tho thousand three thru thursday thx tier tiers tldr to
today token tokens trace track transcription trial triton trying tryna tuesday turns two ty tysm u uh um until
upcoming upfront uptime ur utilisation utilization vllm vm vms wallclock wanna was wat watcha wats way ways wear wednesday
weve whatcha whatd whats whens wheres wiki workloads works worth woulda wouldnt wut y'all yall yeah yep yknow yo yolo
youd youll your youre yours yup
`;

const WORDS: ReadonlySet<string> = new Set(`${PLAIN.words.join(' ')} ${TALK}`.trim().split(/\s+/));

/** "We've", "what's", "you'd", "can't" are as everyday as what they begin with. */
const SHORTENED = /(?:'(?:s|ve|re|ll|d|m)|n't)$/;

/** "Keepin", "runnin'". */
const DROPPED_G = /in$/;

/** Whether a word, in letters of either case, says nothing about cost. */
export function isEveryday(word: string): boolean {
  const typed = word.toLowerCase();
  const meant = [typed, typed.replace(SHORTENED, ''), typed.replace(DROPPED_G, 'ing')];
  return meant.some(each => WORDS.has(each)) || AUXILIARIES.has(typed.replace("'", ''));
}

/** With "not" inside, and without the apostrophe that people leave out. */
const AUXILIARIES: ReadonlySet<string> = new Set(
  'cant couldnt wont wouldnt dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt shouldnt'.split(' '),
);
