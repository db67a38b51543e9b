// Renders what refreshing the price book did: cloud by cloud, and what of the catalogue was not taken as it stands, and why.
import type { RefreshReport } from '../../src/app/prices/refresh-report.ts';
import { cleanLine } from './clean-text.ts';
import { drawTable } from './draw-table.ts';
import { type Look, shownPath, wrap } from './look.ts';

type Rejection = RefreshReport['rejected'][number];

/** Instances named of those with the same fault; the rest are counted. */
const NAMED = 3;

export function renderRefresh(report: RefreshReport, look: Look): string {
  const sections = [clouds(report, look), rejections(report, look), passedOver(report, look), outcome(report, look)];
  return `${sections
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`;
}

function clouds({ clouds: all }: RefreshReport, look: Look): string[] {
  const shared = sharedReason(all);
  const rows = all.map(({ cloud, outcome: how, rows: count, instances, reason }) => [
    cloud,
    how === 'kept' ? look.colours.yellow(how) : how,
    number(count),
    number(instances),
    shared === null ? cleanLine(reason ?? '') : '',
  ]);
  const columns = [
    { title: 'cloud' },
    { title: 'prices' },
    { title: 'rows', align: 'right' },
    { title: 'instances', align: 'right' },
    { title: '', grows: true },
  ] as const;
  return [...drawTable(columns, rows, look), ...(shared === null ? [] : ['', ...wrap(shared, look.width)])];
}

/** Why every cloud kept its prices, where they all have one reason, such as that there is no network; it is told once. */
function sharedReason(all: RefreshReport['clouds']): string | null {
  const [first, ...others] = all;
  if (first?.reason == null || others.length === 0) return null;
  const isShared = all.every(({ outcome, reason }) => outcome === 'kept' && reason === first.reason);
  return isShared ? cleanLine(first.reason) : null;
}

function rejections({ rejected }: RefreshReport, look: Look): string[] {
  if (rejected.length === 0) return [];
  const groups = Map.groupBy(rejected, ({ cloud, reason }) => `${cloud}: ${reason}`);
  const lines = [...groups].flatMap(([reason, group]) =>
    wrap(`${cleanLine(reason)}: ${names(group)}`, look.width, '- ', '  '),
  );
  return [look.colours.bold('Not taken as they stand'), ...lines];
}

function names(group: readonly Rejection[]): string {
  const named = group.slice(0, NAMED).map(({ instance, line, rows }) => {
    const more = rows > 1 ? ` and ${number(rows - 1)} more like it` : '';
    return `${cleanLine(instance)} (line ${line}${more})`;
  });
  const rest = group.length - named.length;
  if (rest === 0) return named.join(', ');
  return `${named.join(', ')} and ${number(rest)} other ${rest === 1 ? 'instance' : 'instances'} (--json names each)`;
}

function passedOver({ passedOver: all }: RefreshReport, look: Look): string[] {
  if (all.length === 0) return [];
  const groups = Map.groupBy(all, ({ cloud }) => cloud);
  const lines = [...groups].flatMap(([cloud, group]) => {
    const what = group.map(({ name, rows }) => `${cleanLine(name)} (${number(rows)})`).join(', ');
    return wrap(`${cloud}: ${what}`, look.width, '- ', '  ');
  });
  return [look.colours.bold('Passed over, with the number of rows'), ...lines];
}

function outcome({ path }: RefreshReport, look: Look): string[] {
  return [`The price book in use: ${cleanLine(shownPath(path, look.currentFolder))}`];
}

function number(count: number): string {
  return count.toLocaleString('en');
}
