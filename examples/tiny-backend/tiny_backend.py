#!/usr/bin/env python3
"""A whole backend for citizen requests in one file, with nothing but Python's standard library.

It speaks the core profile of the MİMER contract, four calls, and names no capability, so that the widget offers
nothing that is not here:

    GET  /                       the town: kinds of request, neighbourhoods, notices
    GET  /services               what can be asked for
    POST /requests               submits a request, exactly once, and answers its receipt
    GET  /requests/{reference}   the request as its citizen sees it, opened by its tracking code

Read it from top to bottom: the town's data, what may be submitted, the store, the calls, HTTP.
"""

import argparse, hashlib, hmac, json, os, re, secrets, signal, sqlite3, sys, threading, time, traceback, unicodedata, uuid
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# ── The town: yours goes here. A text is one string, or one per language. ─────────────────────────────────────────

BASE = '/ornek/v1'
LOCALES = ['tr', 'en']  # the first is the default
ZONE = timezone(timedelta(hours=3))  # Europe/Istanbul: no summer time since 2016
ANSWER_DAYS, ANSWER_RULE = 30, '3071/7'

NOTICES = [{
    'id': 'general', 'version': '1',
    'title': {'tr': 'Kişisel verilerinizin korunması', 'en': 'Protection of your personal data'},
    'summary': {'tr': 'Verileriniz yalnızca başvurunuzu sonuçlandırmak için işlenir.',
                'en': 'Your data is used to deal with your request and for nothing else.'},
    'text': {'tr': 'Veri sorumlusu Örnek Belediyesi’dir. Ayrıntılı metin belediye binasında bulunur.',
             'en': 'The data controller is Örnek Municipality. The full text is at the town hall.'},
}]
JURISDICTION = {
    'id': 'ornek', 'name': {'tr': 'Örnek Belediyesi', 'en': 'Örnek Municipality'},
    'locales': LOCALES, 'defaultLocale': LOCALES[0], 'timeZone': 'Europe/Istanbul', 'capabilities': [],
    'contact': {'phone': '+903520000000', 'alwaysOpen': []},
    'emergency': {'number': '112', 'text': {'tr': 'Can güvenliği tehlikesi varsa lütfen 112’yi arayınız.',
                                            'en': 'If anyone is in danger, please call 112.'}},
    'kinds': [
        {'code': 'complaint', 'name': {'tr': 'Şikâyet', 'en': 'Complaint'}, 'identity': 'full', 'anonymous': False,
         'description': {'tr': 'Bir sorunun giderilmesini istersiniz; 30 gün içinde cevap alırsınız.',
                         'en': 'Something should be put right; you get an answer within 30 days.'},
         'deadline': {'calendarDays': ANSWER_DAYS}},
        {'code': 'report', 'name': {'tr': 'İhbar', 'en': 'Report'}, 'identity': 'none', 'anonymous': True,
         'description': {'tr': 'Bir sorunu haber verirsiniz; adınızı vermeniz gerekmez.',
                         'en': 'You let us know; you need not give your name.'}},
    ],
    'neighbourhoods': [
        {'code': 'cinar', 'name': 'Çınar', 'aliases': [], 'postcode': '38001'},
        {'code': 'ilgin', 'name': 'Ilgın', 'aliases': ['Ilgın Bağları'], 'postcode': '38002'},
        {'code': 'yenisehir', 'name': 'Yenişehir', 'aliases': [], 'postcode': '38003'},
    ],
    'replyChannels': ['phone', 'post', 'none'],
    'notices': NOTICES,
}
ROADS = {'code': 'roads', 'name': {'tr': 'Yol ve kaldırım', 'en': 'Roads and pavements'}}
TOWN = {'code': 'town', 'name': {'tr': 'Kasaba', 'en': 'The town'}}
SERVICES = [
    {'code': 'pothole', 'group': ROADS, 'location': 'required', 'sensitive': False,
     'name': {'tr': 'Çukur, bozuk yol', 'en': 'Pothole, broken road'}, 'keywords': ['çukur', 'asfalt', 'pothole'],
     'description': {'tr': 'Yoldaki çukur ve çökmeler', 'en': 'Holes and dips in the road'},
     'attributes': [
         {'code': 'size', 'order': 1, 'datatype': 'singlevaluelist', 'required': True,
          'description': {'tr': 'Çukur ne kadar büyük?', 'en': 'How big is it?'},
          'values': [{'key': 'plate', 'name': {'tr': 'Tabak kadar', 'en': 'As a plate'}},
                     {'key': 'car', 'name': {'tr': 'Araba sığar', 'en': 'As a car'}}]},
         {'code': 'closed', 'order': 2, 'datatype': 'string', 'required': True,
          'description': {'tr': 'Yolun hangi yönü kapalı?', 'en': 'Which direction is closed?'},
          'visibleWhen': {'code': 'size', 'equals': 'car'}},
     ]},
    {'code': 'waste', 'group': TOWN, 'location': 'required', 'sensitive': False, 'attributes': [],
     'kinds': ['complaint'],
     'name': {'tr': 'Çöp toplanmadı', 'en': 'Missed collection'}, 'keywords': ['çöp', 'konteyner', 'waste'],
     'description': {'tr': 'Toplanmayan çöp, dolu konteyner', 'en': 'Rubbish left behind, full containers'}},
    {'code': 'other', 'group': TOWN, 'location': 'optional', 'sensitive': False, 'attributes': [],
     'name': {'tr': 'Diğer / bilmiyorum', 'en': 'Other / I don’t know'}, 'keywords': [],
     'description': {'tr': 'Başka her konu', 'en': 'Anything else'}},
]
STATUS_LABELS = {
    'received': {'tr': 'Alındı', 'en': 'Received'}, 'in_progress': {'tr': 'İşlemde', 'en': 'In progress'},
    'resolved': {'tr': 'Sonuçlandı', 'en': 'Concluded'}, 'declined': {'tr': 'İşleme alınamadı', 'en': 'Declined'},
}
# The town's own software adds rows to the table `events`; each of these types leads to a status.
STATUS_AFTER = {'received': 'received', 'started': 'in_progress', 'resolved': 'resolved', 'declined': 'declined'}
CLOSED = ('resolved', 'declined')


def localised(value, locale):
    """`value` with one string wherever there is one per language."""
    if isinstance(value, list):
        return [localised(item, locale) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) == set(LOCALES):
        return value[locale]
    return {name: localised(member, locale) for name, member in value.items()}


# ── Problems: every answer that is none, RFC 9457 ─────────────────────────────────────────────────────────────────

class Problem(Exception):
    def __init__(self, status, code, detail, errors=None, retry_after=None, headers=None):
        super().__init__(detail)
        self.status, self.code, self.detail = status, code, detail
        self.errors, self.retry_after, self.headers = errors, retry_after, headers or {}


def invalid(errors):
    """422 that names each refused member by its JSON Pointer."""
    code = 'unknown_member' if all(error['code'] == 'unknown_member' for error in errors) else 'invalid'
    return Problem(422, code, 'The request is not as it must be.', errors)


# ── What may be submitted ─────────────────────────────────────────────────────────────────────────────────────────

def text(most, pattern=r'[\s\S]*', code='invalid_format'):
    def rule(value):
        if not isinstance(value, str):
            return 'invalid_type'
        return 'too_long' if len(value) > most else None if re.fullmatch(pattern, value) else code
    return rule


def number(least, most):
    def rule(value):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return 'invalid_type'
        return 'too_small' if value < least else 'too_large' if value > most else None
    return rule


def instance(of):
    return lambda value: None if isinstance(value, of) else 'invalid_type'


CODE = text(64, r'[A-Za-z0-9][A-Za-z0-9._:-]*')
LINE = text(200)
# A name with “!” is required. What is a list holds at most twenty of its one kind.
NEW_REQUEST = {
    'kind!': CODE, 'service!': CODE, 'description!': text(4000), 'attributes': instance(dict),
    'location': {'lat': number(-90, 90), 'lng': number(-180, 180), 'accuracy': number(0, float('inf')),
                 'neighbourhood': LINE, 'street': LINE, 'buildingNumber': LINE, 'unitNumber': LINE,
                 'directions': text(1000)},
    'attachments': [CODE],
    'applicant': {'givenName': text(60), 'familyName': text(60), 'nationalId': text(11, r'[0-9]{11}'),
                  'phone': text(16, r'\+[1-9][0-9]{6,14}'), 'email': text(254, r'[^\s@]+@[^\s@.]+(\.[^\s@.]+)+'),
                  'address': text(500), 'hideIdentity': instance(bool)},
    'reply!': {'channel!': text(20, 'sms|phone|whatsapp|email|post|none', 'unknown_value'),
               'locale!': text(35, r'[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*')},
    'notices': [{'id!': CODE, 'version!': text(40)}],
    'challenge': instance(dict),  # wanted by backends that name it; here it may come and is not looked at
    'source': LINE, 'receivedAt': LINE, 'externalId': LINE, 'operator': LINE,  # with an API key only: never here
}


def shape_errors(shape, value, pointer=''):
    """What is wrong with the form of `value`: pairs of a JSON Pointer and a code."""
    if callable(shape):
        code = shape(value)
        if code is not None:
            yield pointer, code
    elif isinstance(shape, list):
        if not isinstance(value, list):
            yield pointer, 'invalid_type'
        elif len(value) > 20:
            yield pointer, 'too_many'
        else:
            for index, item in enumerate(value):
                yield from shape_errors(shape[0], item, f'{pointer}/{index}')
    elif not isinstance(value, dict):
        yield pointer, 'invalid_type'
    else:
        names = {name.rstrip('!') for name in shape}
        for name in value:
            if name not in names:
                yield f'{pointer}/{name.replace("~", "~0").replace("/", "~1")}', 'unknown_member'
        for name, rule in shape.items():
            bare = name.rstrip('!')
            if bare in value:
                yield from shape_errors(rule, value[bare], f'{pointer}/{bare}')
            elif name.endswith('!'):
                yield f'{pointer}/{bare}', 'required'


def town_errors(body):
    """What is wrong by the town's own rules."""
    kind = next((kind for kind in JURISDICTION['kinds'] if kind['code'] == body['kind']), None)
    service = next((service for service in SERVICES if service['code'] == body['service']), None)
    channel, applicant, place = body['reply']['channel'], body.get('applicant', {}), body.get('location', {})
    for name in ('source', 'receivedAt', 'externalId', 'operator'):
        if name in body:
            yield f'/{name}', 'not_allowed'
    if body.get('attachments'):
        yield '/attachments', 'not_allowed'
    for index, shown in enumerate(body.get('notices', [])):
        if not any((notice['id'], notice['version']) == (shown['id'], shown['version']) for notice in NOTICES):
            yield f'/notices/{index}/version', 'unknown_value'
    if not any(shown['id'] == 'general' for shown in body.get('notices', [])):
        yield '/notices', 'required'
    if channel not in JURISDICTION['replyChannels']:
        yield '/reply/channel', 'unknown_value'
    if 'nationalId' in applicant and not is_national_id(applicant['nationalId']):
        yield '/applicant/nationalId', 'invalid_checksum'
    if applicant.get('hideIdentity') and not (service or {}).get('hideIdentity'):
        yield '/applicant/hideIdentity', 'not_allowed'
    if ('lat' in place) != ('lng' in place):
        yield ('/location/lng' if 'lat' in place else '/location/lat'), 'required'
    if kind is None:
        yield '/kind', 'unknown_value'
    if service is None:
        yield '/service', 'unknown_value'
        return
    yield from answer_errors(service['attributes'], body.get('attributes', {}))
    if service['location'] == 'required' and not place.keys() & {'lat', 'neighbourhood', 'street', 'directions'}:
        yield '/location', 'required'
    if kind is None:
        return
    if kind['code'] not in service.get('kinds', [kind['code']]):
        yield '/kind', 'not_allowed'
    if 'applicant' not in body and kind['anonymous']:
        if channel != 'none':
            yield '/reply/channel', 'not_allowed'
        return
    wanted = {'givenName', 'familyName', 'address'} if kind['identity'] == 'full' else set()
    wanted |= {'phone': {'phone'}, 'post': {'address'}}.get(channel, set())
    for name in sorted(wanted - applicant.keys()):
        yield f'/applicant/{name}', 'required'


def answer_errors(attributes, answers):
    """What is wrong with the answers to a service's own questions; of GeoReport's types, those that the town uses."""
    known = {attribute['code']: attribute for attribute in attributes}
    for code in answers:
        if code not in known:
            yield f'/attributes/{code.replace("~", "~0").replace("/", "~1")}', 'unknown_member'
    for code, attribute in known.items():
        when = attribute.get('visibleWhen')
        is_asked = when is None or answers.get(when['code']) == when['equals']
        if code not in answers:
            if attribute['required'] and is_asked:
                yield f'/attributes/{code}', 'required'
        elif not is_asked:
            yield f'/attributes/{code}', 'not_allowed'
        elif not isinstance(answers[code], str):
            yield f'/attributes/{code}', 'invalid_type'
        elif 'values' in attribute and answers[code] not in [value['key'] for value in attribute['values']]:
            yield f'/attributes/{code}', 'unknown_value'
        elif len(answers[code]) > 2000:
            yield f'/attributes/{code}', 'too_long'


def is_national_id(digits):
    """The checksum of a T.C. identity number, which proves nothing about the person."""
    d = [int(digit) for digit in digits]
    return d[0] != 0 and (sum(d[0:9:2]) * 7 - sum(d[1:8:2])) % 10 == d[9] and sum(d[:10]) % 10 == d[10]


def without_blanks(value):
    """Absent, null, "" and nothing but blanks mean the same for a member."""
    if isinstance(value, list):
        return [without_blanks(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {name: without_blanks(member) for name, member in value.items()
            if member is not None and not (isinstance(member, str) and not member.strip())}


def folded(words):
    """Turkish letters without dots, hats and case, so that “CINAR mah.” is Çınar."""
    plain = unicodedata.normalize('NFKD', words.replace('ı', 'i').replace('I', 'i').lower())
    letters = re.sub(r'[^a-z0-9]+', ' ', ''.join(c for c in plain if not unicodedata.combining(c)))
    return re.sub(r' (mah|mh|mahallesi)$', '', letters.strip()).replace(' ', '')


def neighbourhood_of(words):
    """The code of a neighbourhood however it is written; unknown words stay as they are."""
    for place in JURISDICTION['neighbourhoods']:
        if folded(words) in [folded(known) for known in (place['code'], place['name'], *place['aliases'])]:
            return place['code']
    return words


# ── The store: one SQLite file ────────────────────────────────────────────────────────────────────────────────────

class Store:
    """Everything is done under one lock and in one transaction; a second process would wait at BEGIN IMMEDIATE."""

    def __init__(self, path, secret):
        self.secret, self.lock = secret, threading.Lock()
        self.db = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
        self.db.row_factory = sqlite3.Row
        # A committed request survives a power cut; readers do not wait for writers.
        self.db.executescript('''
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
            CREATE TABLE IF NOT EXISTS requests (
                reference TEXT PRIMARY KEY, idempotency TEXT NOT NULL UNIQUE, content TEXT NOT NULL,
                salt TEXT NOT NULL, received_at TEXT NOT NULL, due_on TEXT, body TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS events (
                id TEXT PRIMARY KEY, reference TEXT NOT NULL REFERENCES requests, at TEXT NOT NULL,
                type TEXT NOT NULL, actor TEXT NOT NULL, text TEXT);
            CREATE INDEX IF NOT EXISTS events_of ON events (reference, at);''')

    def mac(self, *parts):
        return hmac.new(self.secret, '|'.join(parts).encode(), hashlib.sha256)

    def tracking_code(self, reference, salt):
        mac = self.mac('track.v1', JURISDICTION['id'], reference, salt).digest()
        return f'{int.from_bytes(mac[:8], "big") % 10**10:010d}'

    def take_in(self, key, sent):
        """The request of this key, and whether it was here before. `sent` is the body as it came."""
        idempotency = self.mac('idempotency.v1', JURISDICTION['id'], 'anyone', 'createRequest', key).hexdigest()
        kept = {name: member for name, member in sent.items() if name != 'challenge'}
        content = self.mac('content.v1', json.dumps(kept, sort_keys=True, separators=(',', ':'))).hexdigest()
        with self.lock:
            self.db.execute('BEGIN IMMEDIATE')
            try:
                found = self.db.execute('SELECT * FROM requests WHERE idempotency = ?', [idempotency]).fetchone()
                # What is known by its key is answered before anything else is looked at: a retry always succeeds.
                if found and found['content'] != content:
                    raise Problem(422, 'idempotency_mismatch', 'This Idempotency-Key came with another content before.')
                stored = found or self.insert(idempotency, content, checked(sent))
                self.db.execute('COMMIT')
                return stored, found is not None
            except BaseException:
                if self.db.in_transaction:
                    self.db.execute('ROLLBACK')
                raise

    def insert(self, idempotency, content, body):
        now = datetime.now(ZONE)
        at, due = now.isoformat(timespec='milliseconds'), None
        if any('deadline' in kind for kind in JURISDICTION['kinds'] if kind['code'] == body['kind']):
            due = (now + timedelta(days=ANSWER_DAYS)).date().isoformat()
        reference = self.draw_reference(now.year)
        self.db.execute('INSERT INTO requests VALUES (?, ?, ?, ?, ?, ?, ?)', [
            reference, idempotency, content, secrets.token_hex(16), at, due, json.dumps(body)])
        self.db.execute("INSERT INTO events VALUES (?, ?, ?, 'received', 'citizen', NULL)",
                        [str(uuid.uuid4()), reference, at])
        return self.db.execute('SELECT * FROM requests WHERE reference = ?', [reference]).fetchone()

    def draw_reference(self, year):
        while True:
            digits = f'{year}{secrets.randbelow(10**7):07d}'
            reference = f'{digits[:4]}-{digits[4:]}-{damm_digit(digits)}'
            if not self.db.execute('SELECT 1 FROM requests WHERE reference = ?', [reference]).fetchone():
                return reference

    def find(self, reference, code):
        """The request that `code` opens, with its events; a wrong reference takes the work of a wrong code."""
        with self.lock:
            row = self.db.execute('SELECT * FROM requests WHERE reference = ?', [reference]).fetchone()
            # By the moment and not by the letter: two rows may be written with different offsets.
            events = self.db.execute('SELECT * FROM events WHERE reference = ? ORDER BY julianday(at), rowid',
                                     [reference]).fetchall()
        expected = self.tracking_code(reference, row['salt'] if row else '0' * 32)
        return (row, events) if hmac.compare_digest(expected, code) and row else None


DAMM = ['0317598642', '7092154863', '4206871359', '1750983426', '6123045978',
        '3674209581', '5869720134', '8945362017', '9438617205', '2581436790']


def damm_digit(digits):
    """The check digit that catches each wrong digit and each swap of neighbours (H. Michael Damm, 2004)."""
    interim = 0
    for digit in digits:
        interim = int(DAMM[interim][int(digit)])
    return interim


def checked(sent):
    """The body without its blanks, where both the contract and the town take it."""
    body = without_blanks(sent)
    errors = list(shape_errors(NEW_REQUEST, body)) or list(town_errors(body))
    if errors:
        raise invalid([{'pointer': pointer, 'code': code} for pointer, code in errors])
    return body


# ── The calls ─────────────────────────────────────────────────────────────────────────────────────────────────────

def due_of(row):
    basis = {'rule': ANSWER_RULE, 'days': ANSWER_DAYS, 'unit': 'calendar'}
    return {} if row['due_on'] is None else {'dueOn': row['due_on'], 'dueBasis': basis}


def service_name(code, locale):
    return localised(next(service['name'] for service in SERVICES if service['code'] == code), locale)


def receipt_of(store, row):
    """The proof of application; made again, it is the same."""
    body = json.loads(row['body'])
    return {'reference': row['reference'], 'trackingCode': store.tracking_code(row['reference'], row['salt']),
            'receivedAt': row['received_at'], **due_of(row), 'test': False,
            'subject': service_name(body['service'], locale_of(body['reply']['locale']))}


def tracked(row, events, locale):
    body = json.loads(row['body'])
    status = [STATUS_AFTER[event['type']] for event in events if event['type'] in STATUS_AFTER][-1]
    place = dict(body.get('location', {}))
    if 'neighbourhood' in place:
        place['neighbourhood'] = neighbourhood_of(place['neighbourhood'])
    return {
        'reference': row['reference'], 'kind': body['kind'],
        'service': {'code': body['service'], 'name': service_name(body['service'], locale)},
        'status': status, 'statusLabel': STATUS_LABELS[status][locale],
        'receivedAt': row['received_at'], 'updatedAt': events[-1]['at'],
        **({'closedAt': events[-1]['at']} if status in CLOSED else {}), **due_of(row),
        'description': body['description'], **({'location': place} if place else {}),
        'attachments': [], 'reply': {'channel': body['reply']['channel']},
        'timeline': [{name: event[name] for name in ('id', 'at', 'type', 'actor', 'text') if event[name]}
                     for event in events],
        'can': dict.fromkeys(('reply', 'rate', 'reopen', 'withdraw', 'changeReplyChannel'), False),
    }


def locale_of(accepted):
    """The language that the caller likes best of those that are here."""
    wanted = []
    for part in accepted.split(','):
        tag, _, rest = part.strip().lower().partition(';')
        quality = re.fullmatch(r'\s*q=([01](\.[0-9]{0,3})?)\s*', rest)
        wanted.append((float(quality[1]) if quality else 1.0, tag))
    for quality, tag in sorted(wanted, key=lambda pair: -pair[0]):
        for locale in LOCALES:
            if quality > 0 and (tag == '*' or tag.split('-')[0] == locale):
                return locale
    return LOCALES[0]


class WrongCodes:
    """Ten wrong tracking codes an hour from one address, and no more."""

    def __init__(self, most=10, seconds=3600):
        self.most, self.seconds, self.lock, self.failures = most, seconds, threading.Lock(), {}

    def admit(self, address, find):
        with self.lock:
            now = time.monotonic()
            self.failures = {other: kept for other, times in self.failures.items()
                             if (kept := [at for at in times if at > now - self.seconds])}
            times = self.failures.get(address, [])
            if len(times) >= self.most:
                wait = int(times[0] + self.seconds - now) + 1
                raise Problem(429, 'rate_limited', 'There were too many wrong tracking codes.', retry_after=wait)
            found = find()
            if found is None:
                self.failures[address] = [*times, now]
                raise Problem(404, 'not_found', 'No request matches this reference and tracking code.')
            return found


# ── HTTP ──────────────────────────────────────────────────────────────────────────────────────────────────────────

MOST_BYTES = 256 * 1024
ROUTES = [(re.compile(re.escape(BASE) + pattern), methods) for pattern, methods in [
    (r'/?', {'GET': 'get_jurisdiction'}), (r'/services', {'GET': 'get_services'}),
    (r'/requests', {'POST': 'create_request'}), (r'/requests/([^/]+)', {'GET': 'track_request'})]]


class Handler(BaseHTTPRequestHandler):
    protocol_version, server_version, sys_version = 'HTTP/1.1', 'tiny-backend', ''
    timeout = 30  # a caller who falls silent does not keep a thread
    store, wrong_codes = None, WrongCodes()

    def answer(self):
        self.body_is_read = False
        try:
            path = self.path.partition('?')[0]
            found, methods = next(((match, methods) for pattern, methods in ROUTES
                                   if (match := pattern.fullmatch(path))), (None, None))
            if self.command == 'OPTIONS' and found:
                return self.preflight(methods)
            if found is None:
                raise Problem(404, 'not_found', 'There is nothing here.')
            name = methods.get('GET' if self.command == 'HEAD' else self.command)
            if name is None:
                raise Problem(405, 'method_not_allowed', 'This can’t be asked with that method.',
                              headers={'Allow': ', '.join([*methods, 'OPTIONS'])})
            getattr(self, name)(*found.groups())
        except Problem as problem:
            self.send_problem(problem)
        except sqlite3.OperationalError as error:
            print(f'The store failed: {error}', file=sys.stderr)
            full = 'full' in str(error)
            self.send_problem(Problem(507 if full else 503, 'storage_full' if full else 'unavailable',
                                      'It could not be stored; nothing was accepted.', retry_after=300 if full else 5))
        except (ConnectionError, TimeoutError):
            self.close_connection = True  # nobody is listening any more
        except Exception:
            traceback.print_exc()
            self.send_problem(Problem(500, 'internal', 'Something went wrong on our side.'))

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = answer

    def get_jurisdiction(self):
        self.send_public(JURISDICTION)

    def get_services(self):
        self.send_public(SERVICES)

    def create_request(self):
        if self.headers.get('Authorization'):
            raise unauthenticated('This backend has no API keys.')
        header = self.headers.get('Idempotency-Key', '')
        key = re.fullmatch(r'("?)([A-Za-z0-9_-]{16,128})\1', header)
        body = self.read_json()
        if key is None:
            raise Problem(400, 'idempotency_key_required', 'Idempotency-Key must be 16 to 128 of A-Z a-z 0-9 _ -.', [
                {'parameter': 'Idempotency-Key', 'code': 'invalid_format' if header else 'required'}])
        row, replayed = self.store.take_in(key[2], body)
        self.send_json(201, receipt_of(self.store, row), {
            'Cache-Control': 'private, no-store', **({'Idempotency-Replayed': 'true'} if replayed else {})})

    def track_request(self, reference):
        code = re.fullmatch(r'Bearer +([0-9]{10}) *', self.headers.get('Authorization', ''), re.IGNORECASE)
        if code is None:
            raise unauthenticated('This call wants the tracking code.')
        row, events = self.wrong_codes.admit(self.client_address[0], lambda: self.store.find(reference, code[1]))
        locale = locale_of(self.headers.get('Accept-Language', ''))
        self.send_tagged(tracked(row, events, locale), locale, 'private, no-store')

    def read_json(self):
        if self.headers.get_content_type() != 'application/json' or self.headers.get('Content-Encoding'):
            raise Problem(415, 'unsupported_media_type', 'The body must be application/json, and not compressed.')
        length = self.headers.get('Content-Length', '')
        if not re.fullmatch('[0-9]+', length) or self.headers.get('Transfer-Encoding'):
            raise Problem(400, 'malformed', 'The body must come with its Content-Length.')
        if int(length) > MOST_BYTES:
            raise Problem(413, 'too_large', 'The body is larger than 256 KiB.')
        data = self.rfile.read(int(length))
        self.body_is_read = True
        if len(data) < int(length):
            raise ConnectionError
        try:
            body = json.loads(data.decode('utf-8'), parse_float=sound_number, parse_constant=sound_number)
            json.dumps(body, ensure_ascii=False).encode('utf-8')  # half a character can't be encoded
        except (ValueError, RecursionError):
            raise Problem(400, 'malformed', 'The body is not JSON in UTF-8.') from None
        if not isinstance(body, dict):
            raise Problem(400, 'malformed', 'The body must be a JSON object.')
        return body

    def send_public(self, value):
        locale = locale_of(self.headers.get('Accept-Language', ''))
        self.send_tagged(localised(value, locale), locale, 'public, max-age=300')

    def send_tagged(self, value, locale, cache):
        digest = hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()[:32]
        headers = {'ETag': f'"{digest}"', 'Cache-Control': cache, 'Content-Language': locale, 'Vary': 'Accept-Language'}
        known = [tag.strip().removeprefix('W/') for tag in self.headers.get('If-None-Match', '').split(',')]
        if '*' in known or f'"{digest}"' in known:
            return self.send(304, headers)
        self.send_json(200, value, headers)

    def send_json(self, status, value, headers, media_type='application/json; charset=utf-8'):
        self.send(status, {**headers, 'Content-Type': media_type}, json.dumps(value, ensure_ascii=False).encode())

    def send_problem(self, problem):
        members = {'type': 'about:blank', 'title': problem.code.replace('_', ' ').capitalize(), 'status': problem.status,
                   'code': problem.code, 'detail': problem.detail, 'requestId': str(uuid.uuid4())}
        headers = {'Cache-Control': 'no-store', **problem.headers}
        if problem.errors:
            members['errors'] = problem.errors
        if problem.retry_after:
            members['retryAfter'] = problem.retry_after
            headers['Retry-After'] = str(problem.retry_after)
        self.send_json(problem.status, members, headers, 'application/problem+json')

    def preflight(self, methods):
        self.send(204, {
            'Access-Control-Allow-Methods': ', '.join(methods), 'Access-Control-Max-Age': '7200',
            'Access-Control-Allow-Headers': 'Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, '
                                            'Last-Event-ID, Mimer-Challenge, Mimer-Reference'})

    def send(self, status, headers, content=b''):
        self.drop_body()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        # Any page may ask: nothing here is authorised by where a call comes from.
        self.send_header('Access-Control-Allow-Origin', '*')
        self.send_header('Access-Control-Expose-Headers', 'ETag, Idempotency-Replayed, Retry-After, Content-Language')
        self.send_header('X-Content-Type-Options', 'nosniff')
        if status not in (204, 304):
            self.send_header('Content-Length', str(len(content)))
        if self.close_connection:
            self.send_header('Connection', 'close')
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(content)

    def drop_body(self):
        """A refused body is read and dropped, within reason: who is still sending would not hear the answer."""
        if getattr(self, 'body_is_read', True):
            return
        self.body_is_read = True
        length = self.headers.get('Content-Length', '0')
        left = int(length) if re.fullmatch('[0-9]+', length) else 0
        self.close_connection |= left > 4 * MOST_BYTES or 'Transfer-Encoding' in self.headers
        left = min(left, 4 * MOST_BYTES)
        while left > 0 and (chunk := self.rfile.read(min(left, 65536))):
            left -= len(chunk)

    def send_error(self, code, message=None, explain=None):
        """What the library itself refuses: a request that it can't read, a method that it does not know."""
        self.close_connection, self.body_is_read = True, True
        self.command = getattr(self, 'command', None) or 'GET'
        if code == 501:
            self.send_problem(Problem(405, 'method_not_allowed', 'This can’t be asked with that method.'))
        else:
            self.send_problem(Problem(400, 'malformed', 'The request can’t be read.'))

    def log_message(self, format, *args):
        pass  # addresses and references are nobody's reading


def unauthenticated(detail):
    return Problem(401, 'unauthenticated', detail, headers={'WWW-Authenticate': 'Bearer'})


def sound_number(digits):
    """1.0 is 1, as in every other language that reads JSON; what is no number is refused."""
    value = float(digits)
    if value != value or value in (float('inf'), float('-inf')):
        raise ValueError('no number')
    return int(value) if value.is_integer() else value


class Server(ThreadingHTTPServer):
    request_queue_size = 128

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):  # callers may hang up
            traceback.print_exc()


def secret_beside(database):
    """The secret that tracking codes are made with: `MIMER_SECRET`, or one of its own, readable by its owner alone."""
    if given := os.environ.get('MIMER_SECRET'):
        return given.encode()
    path = f'{database}.secret'
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), 'w') as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        pass
    with open(path, 'rb') as file:
        return file.read()


def main():
    options = argparse.ArgumentParser(description='A backend for citizen requests: the core profile, in one file.')
    options.add_argument('--host', default='127.0.0.1')
    options.add_argument('--port', type=int, default=8090)
    options.add_argument('--database', default='tiny.sqlite3')
    given = options.parse_args()
    Handler.store = Store(given.database, secret_beside(given.database))
    server = Server((given.host, given.port), Handler)
    # From any thread but the one that serves, which would wait for itself.
    signal.signal(signal.SIGTERM, lambda *_: threading.Thread(target=server.shutdown).start())
    print(f'http://{given.host}:{server.server_port}{BASE}', flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    server.server_close()


if __name__ == '__main__':
    main()
