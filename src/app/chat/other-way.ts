// What follows when something cannot be delivered for good: another way to the asker, down to one plain sentence.
import type { DeliveryError } from '../../message/delivery-error.ts';
import type { Message } from '../../message/message.ts';
import type { Delivery, Order } from '../../ports/delivery.ts';
import { presentNotice, presentUndelivered } from '../../present/present-notice.ts';

const INSTEAD = ':instead';
const MOST_WAYS = 2;

/**
 * The order that takes the place of one that failed; null when there is no way left. Where a person alone cannot be shown it
 * either and nobody knows why, what was to be shown may be to blame: then a plain sentence is shown for it, with the `reference`
 * by which the fault was noted.
 */
export function insteadOf(order: Order, { because }: DeliveryError, reference: () => string): Order | null {
  const ways = order.key.split(INSTEAD).length - 1;
  // Who wanted to be forgotten is reached by no way.
  if (ways >= MOST_WAYS || order.person === '') return null;
  const delivery = otherWay(order, because, reference);
  const { key, workspace, person, conversation } = order;
  return delivery && { key: insteadKey(key), workspace, person, conversation, delivery };
}

/** The key of the order that takes the place of the one known by `key`. */
export function insteadKey(key: string): string {
  return `${key}${INSTEAD}`;
}

function otherWay(order: Order, because: string | null, reference: () => string): Delivery | null {
  const { delivery, workspace, person } = order;
  const alone = (message: Message): Delivery => ({ kind: 'post', to: { workspace, person }, message, answer: null });
  switch (delivery.kind) {
    case 'post':
      if (!('person' in delivery.to) && !delivery.to.direct)
        return alone(presentUndelivered(delivery.message, because));
      return because === null ? { ...delivery, message: sentenceWith(reference()), answer: null } : null;
    case 'revise':
      // A post that shows no answer is drawn anew for how it stands, such as how many have answered: nobody waits for that.
      return delivery.answer === null ? null : alone(presentUndelivered(delivery.message, because));
    case 'whisper':
      return alone(presentUndelivered(delivery.message, because));
    case 'open':
      return asWhisper(order, delivery);
    case 'turn':
      return alone(presentNotice('warning', 'The window took too long to turn its page; please open it again.'));
    default:
      return null;
  }
}

function sentenceWith(reference: string): Message {
  const sentence = `I have something to say to this, but it could not be shown (reference ${reference}). Please tell whoever runs me the reference.`;
  return presentNotice('problem', sentence);
}

/** What a window would have shown. */
function asWhisper({ conversation: to, person }: Order, delivery: Extract<Delivery, { kind: 'open' }>): Delivery {
  const { handles, dialog } = delivery;
  return { kind: 'whisper', to, person, handles, message: dialog.message, replace: false, answer: null };
}
