// Who a payload of Slack is from: the workspace, and the handles by which its sender is answered.
import type { Handles } from '../../src/ports/incoming.ts';

/** The owner of everything that is kept: the platform and Slack's id of the workspace. */
export function workspaceOf(team: string): string {
  return `slack:${team}`;
}

export function handlesOf(body: {
  readonly response_url?: string | undefined;
  readonly trigger_id?: string | undefined;
}): Handles {
  return { private: body.response_url ?? null, window: body.trigger_id ?? null };
}
