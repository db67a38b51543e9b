// How people spell accelerators, and which kinds of the price book a name stands for.
import type { Accelerator, PriceBook } from '../price-book.ts';
import { phrase } from './cursor.ts';

/** A way of naming accelerators: the name that the reading shows, and the kinds that it may mean. */
export interface AcceleratorName {
  readonly name: string;
  readonly ids: readonly string[];
  readonly pattern: RegExp;
}

const S = String.raw`[\s-]?`;
const MAKER = String.raw`(?:(?:nvidia|aws|amazon|google|cloud)[\s-]+)?(?:tesla[\s-]+)?`;

/** Longer names first: each is tried in this order. */
const SPELLINGS: readonly (readonly [name: string, ids: readonly string[], spelling: string])[] = [
  ['A100-80GB-PCIe', ['A100-80GB-PCIe'], `a100s?${S}(?:80${S}g(?:i?b)?${S})?pcie(?:${S}80${S}g(?:i?b)?)?`],
  ['A100-80GB', ['A100-80GB', 'A100-80GB-PCIe'], `a100s?(?:${S}sxm\\d?)?${S}\\(?80${S}g(?:i?b)?\\)?|80${S}gb? a100s?`],
  ['A100-40GB', ['A100-40GB'], `a100s?(?:${S}sxm\\d?)?${S}\\(?40${S}g(?:i?b)?\\)?|40${S}gb? a100s?`],
  ['A100', ['A100-40GB', 'A100-80GB', 'A100-80GB-PCIe'], `a100s?(?:${S}sxm\\d?)?`],
  ['H100-PCIe', ['H100-PCIe'], `h100s?${S}(?:80${S}gb?${S})?pcie(?:${S}80${S}gb?)?`],
  ['H100-NVL', ['H100-NVL'], `h100s?${S}nvl`],
  ['H100-MEGA', ['H100-MEGA'], `h100s?${S}mega`],
  ['H100-SXM', ['H100-SXM'], `h100s?${S}(?:80${S}gb?${S})?sxm\\d?`],
  ['H100', ['H100-SXM', 'H100-MEGA', 'H100-NVL', 'H100-PCIe'], `h100s?(?:${S}80${S}g(?:i?b)?)?|hopper gpus?`],
  ['H200', ['H200'], `h200s?(?:${S}sxm\\d?)?(?:${S}141${S}gb?)?`],
  ['B200', ['B200'], `b200s?(?:${S}sxm\\d?)?`],
  ['B300', ['B300'], 'b300s?'],
  ['V100-32GB', ['V100-32GB'], `v100s?${S}\\(?32${S}g(?:i?b)?\\)?`],
  ['V100-16GB', ['V100-16GB'], `v100s?${S}\\(?16${S}g(?:i?b)?\\)?`],
  ['V100', ['V100-16GB', 'V100-32GB'], 'v100s?'],
  ['T4', ['T4'], 't4s?'],
  ['L4', ['L4'], 'l4s?'],
  ['A10G', ['A10G'], 'a10gs?'],
  ['A10', ['A10'], 'a10s?'],
  ['RTXPRO6000', ['RTXPRO6000'], `rtx${S}pro${S}6000s?`],
  ['Trainium3', ['Trainium3'], `trainium${S}3(?: chips?)?|trn3`],
  ['Trainium2', ['Trainium2'], `trainium${S}2(?: chips?)?|trn2`],
  ['Trainium1', ['Trainium1'], `trainium${S}1?(?: chips?)?|trn1n?`],
  ['Inferentia2', ['Inferentia2'], `inferentia${S}2?(?: chips?)?|inf${S}2`],
  ['TPU-v6e', ['TPU-v6e'], `(?:tpu${S})?v6e(?: chips?)?|trillium(?: chips?)?`],
  ['TPU-v5p', ['TPU-v5p'], `(?:tpu${S})?v5p(?: chips?)?`],
  ['TPU-v5e', ['TPU-v5e'], `(?:tpu${S})?v5(?:e|${S}lite(?:pod)?)(?: chips?)?`],
  ['TPU-v4', ['TPU-v4'], `tpu${S}v4(?: chips?)?`],
  ['TPU', ['TPU-v4', 'TPU-v5e', 'TPU-v5p', 'TPU-v6e'], 'tpus?(?: chips?)?'],
];

const NAMES: readonly AcceleratorName[] = SPELLINGS.map(([name, ids, spelling]) => ({
  name,
  ids,
  pattern: phrase(`${MAKER}(?:${spelling})(?: gpus?)?`),
}));

/** Made, sold or dreamt of, but in no price book of ours. */
export const UNPRICED_ACCELERATOR = phrase(
  `${MAKER}(?:gb[23]00|gh200|mi[23]\\d\\d[ax]?|l40s?|a40|a30|a16|a2|a[456]000|rtx${S}(?:a)?\\d{4}(?:${S}(?:ti|super))?|[p]100|k80|h800|a800|h20|(?:rtx${S})?[345]0[6789]0(?:${S}ti)?|gaudi${S}\\d?|b100|p4s?|tpu${S}v[237]x?|ironwood)s?(?: gpus?)?`,
);

/** The names that a book's accelerators go by: the usual spellings, and for what is new in it the id itself. */
export function acceleratorNames({ accelerators }: PriceBook): AcceleratorName[] {
  const known = new Set(accelerators.map(({ id }) => id));
  const usual = NAMES.map(name => ({ ...name, ids: name.ids.filter(id => known.has(id)) }));
  const spelled = new Set(NAMES.flatMap(({ ids }) => ids));
  const added = accelerators.filter(({ id }) => !spelled.has(id)).map(byItsId);
  return [...added, ...usual.filter(({ ids }) => ids.length > 0)];
}

function byItsId({ id }: Accelerator): AcceleratorName {
  const spelling = id.replace(/[^\p{L}\p{N}]+/gu, S);
  return { name: id, ids: [id], pattern: phrase(`(?:${spelling})s?`) };
}

/** A slice of TPUs is named by its cores where the generation counts those: two make a chip. */
export const TPU_SLICE = phrase(
  `(?:tpu${S})?(v[23456](?:p|e|${S}lite(?:pod)?)?)${S}pod${S}(\\d{1,6})|(?:tpu${S})?(v5p|v5e|v6e|v5${S}lite(?:pod)?)-(\\d{1,6})|tpu${S}(v[234])-(\\d{1,6})|(v[234])-(\\d{1,6})`,
);

/** The name and the chips of a slice such as v5p-16 (8 chips) or v6e-16 (16 chips). */
export function readSlice(found: RegExpExecArray): { readonly name: string; readonly chips: bigint } {
  const [generation = '', size = '0'] = found.slice(1).filter(group => group !== undefined);
  const name = generation.toLowerCase().replace(/v5.?lite(?:pod)?/, 'v5e');
  const parts = BigInt(size);
  return { name: `TPU-${name}`, chips: /^v(?:[234]|5p)$/.test(name) ? (parts + 1n) / 2n : parts };
}
