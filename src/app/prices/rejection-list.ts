// Collects what was refused, one line for rows of an instance that were refused alike, and what was passed over.
import type { Cloud } from '../../cost/price-book.ts';
import type { PassedOver, Rejection } from './refresh-report.ts';

const LONGEST_NAME = 80;

export interface RejectionList {
  reject(line: number, instance: string, reason: string): void;
  passOver(name: string): void;
  readonly rejected: () => Rejection[];
  readonly passedOver: () => PassedOver[];
}

export function rejectionList(cloud: Cloud): RejectionList {
  const rejections = new Map<string, Rejection>();
  const passed = new Map<string, number>();
  return {
    reject: (line, instance, reason) => {
      const name = instance.slice(0, LONGEST_NAME);
      const known = rejections.get(`${name}\n${reason}`);
      const next =
        known === undefined ? { cloud, line, instance: name, reason, rows: 1 } : { ...known, rows: known.rows + 1 };
      rejections.set(`${name}\n${reason}`, next);
    },
    passOver: given => {
      const name = given.slice(0, LONGEST_NAME);
      passed.set(name, (passed.get(name) ?? 0) + 1);
    },
    rejected: () => [...rejections.values()],
    passedOver: () => [...passed].map(([name, rows]) => ({ cloud, name, rows })),
  };
}
