import { prepareActions } from './actions.js';
import { fileItems, forgetFiles } from './files.js';
import { element, facts, joined, stamp } from './page.js';
import { dueState, isOpen } from './session.js';
import { timelineItems } from './timeline.js';
import { channelNames, eventNames, localeNames, membersIn, sourceNames } from './words.js';

const answersOf = ({ service, attributes }, desk) => {
  const asked = desk.services.find(({ code }) => code === service.code)?.attributes ?? [];
  return Object.entries(attributes).map(([code, answer]) => {
    const { description = code, values = [] } = asked.find(one => one.code === code) ?? {};
    const named = one => values.find(({ key }) => key === one)?.name ?? String(one);
    const shown =
      typeof answer === 'boolean' ? (answer ? 'Evet' : 'Hayır') : [answer].flat().map(named).join(', ');
    return [description, shown];
  });
};

const placeOf = ({ location = {} }, desk) => {
  const { neighbourhood, street, buildingNumber, unitNumber, directions, lat, lng } = location;
  return [
    ['Mahalle', neighbourhood && desk.neighbourhoodName(neighbourhood)],
    [
      'Adres',
      joined([street, buildingNumber && `No: ${buildingNumber}`, unitNumber && `Daire: ${unitNumber}`], ' '),
    ],
    ['Tarif', directions],
    ['Konum', lat !== undefined && `${lat.toFixed(5)}, ${lng.toFixed(5)}`],
  ];
};

const applicantOf = ({ applicant, reply, missing }, desk) => {
  const nobody = applicant === undefined ? 'Belirtilmedi ya da gizli' : 'Belirtilmedi';
  const { givenName, familyName, nationalId, phone, email, address, hideIdentity } = applicant ?? {};
  const link = (href, text) => text && element('a', { href }, text);
  return [
    ['Adı', joined([givenName, familyName], ' ') || nobody],
    ['Kimlik', hideIdentity && 'Gizli kalmasını istedi'],
    ['Telefon', phone && link(`tel:${phone}`, desk.shownPhone(phone))],
    ['E-posta', email && link(`mailto:${email}`, email)],
    ['Adres', address],
    ['T.C. kimlik no', nationalId],
    ['Bildirim', joined([channelNames[reply.channel], localeNames[reply.locale] ?? reply.locale])],
    ['Eksik bilgiler', missing.length > 0 && membersIn(missing)],
  ];
};

const recordOf = (
  { kind, source, receivedAt, closedAt, unit, externalId, operator, test, ...rest },
  desk,
) => [
  ['Tür', desk.kindName(kind)],
  ['Birim', unit?.name ?? 'Henüz yönlendirilmedi'],
  ['Geldiği yol', joined([sourceNames[source], externalId, operator])],
  ['Geldiği zaman', desk.moment(receivedAt)],
  ['Son gün', rest.dueOn && desk.day(rest.dueOn)],
  ['Kapandığı zaman', closedAt && desk.moment(closedAt)],
  ['Deneme kaydı', test && 'Evet'],
  ['Kişisel veriler', rest.erasedOn && `${desk.day(rest.erasedOn)} tarihinde silindi`],
];

/** Why there are no words to read. */
const wordless = ({ erasedOn }) =>
  erasedOn === undefined ? 'Anahtarınız bu konudaki metinleri görmeye yetmiyor.' : 'Kişisel veriler silindi.';

/** What happened since a request was shown, in words. */
const newsSince = (before, now, desk) => {
  const known = new Set(before.timeline.map(({ id }) => id));
  return now.timeline
    .filter(({ id }) => !known.has(id))
    .map(({ type, unit, by, at }) =>
      joined([joined([eventNames[type] ?? type, unit?.name], ': '), by, desk.moment(at)]),
    );
};

/**
 * Shows a request in `pane`. What is typed into its form is kept, whatever is shown in between.
 *
 * `open` opens another one; `changed` is told what became of this one; `shown` gets a handle on what is shown, whenever
 * that is another.
 */
export const showRequest = (pane, request, desk, given) => {
  const { sentenceFor, open, changed, shown, news = '', receipt } = given;
  const { reference } = request;
  forgetFiles();
  pane.replaceChildren(stamp('request'));
  const field = name => pane.querySelector(`[data-field="${name}"]`);
  const due = request.dueOn && isOpen(request.status) ? dueState(request.dueOn, desk.today()) : undefined;
  field('reference').textContent = reference;
  field('service').textContent = request.service.name;
  field('status').textContent = request.statusLabel;
  field('due').textContent = due ? `${due.words} (${desk.day(request.dueOn)})` : '';
  field('due').className = `due ${due?.state ?? ''}`;
  field('description').textContent = request.description || wordless(request);
  field('answers').append(...facts(answersOf(request, desk)));
  field('files').append(...fileItems(reference, request.attachments, desk, sentenceFor));
  field('applicant').append(...facts(applicantOf(request, desk)));
  field('place').append(...facts(placeOf(request, desk)));
  field('record').append(...facts(recordOf(request, desk)));
  field('timeline').append(...timelineItems(reference, request.timeline, desk, { sentenceFor, open }));
  if (receipt !== undefined) {
    field('receipt').hidden = false;
    field('receipt-reference').textContent = receipt.reference;
    field('tracking-code').textContent = receipt.trackingCode;
  }
  const place = field('news');
  const tell = words => {
    place.textContent = words;
    place.hidden = words === '';
  };
  tell(news);
  field('print').addEventListener('click', () => print());
  field('copy').addEventListener('click', async () => {
    await navigator.clipboard.writeText(reference);
    field('copy').textContent = 'Kopyalandı';
  });

  const again = (now, more) => {
    showRequest(pane, now, desk, { sentenceFor, open, changed, shown, ...more });
    pane.querySelector('h2').focus();
  };
  const actions = prepareActions(pane.querySelector('form'), request, desk, {
    sentenceFor,
    done: now => {
      again(now);
      return changed(now);
    },
    stale: async () => {
      const now = await desk.mimer.desk.requests.get(reference);
      const what = newsSince(request, now, desk).join('; ');
      again(now, {
        news: `Siz yazarken bu başvuru değişti: ${what || 'bilgileri düzeltildi'}. Yazdıklarınız duruyor; bakıp yeniden uygulayın.`,
      });
      await changed(now);
    },
  });
  shown({
    choose: actions.choose,
    /** Says what somebody else did in the meantime, and offers to show it. */
    check: async () => {
      const now = await desk.mimer.desk.requests.get(reference);
      if (now.version === request.version || !place.isConnected) return;
      tell(`Bu başvuru değişti: ${newsSince(request, now, desk).join('; ')}. `);
      const show = element('button', { type: 'button', className: 'quiet small' }, 'Göster');
      show.addEventListener('click', () => {
        again(now);
        void changed(now);
      });
      place.append(show);
    },
  });
};
