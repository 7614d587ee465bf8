import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayName, type MediaType } from '@melikgazi/mimer-sdk/domain';
import { startServer } from '../../support/server.ts';
import { smallJpeg, upload } from '../../support/uploads.ts';

const names: [title: string, given: string, type: MediaType, shown: string][] = [
  ['keeps a plain name', 'çukur fotoğrafı.jpg', 'image/jpeg', 'çukur fotoğrafı.jpg'],
  ['keeps a second ending that fits', 'a.JPEG', 'image/jpeg', 'a.jpeg'],
  ['loses a path', '../../../etc/passwd', 'image/png', 'passwd.png'],
  ['loses a path of Windows', 'C:\\Users\\ali\\photo.png', 'image/png', 'photo.png'],
  ['that is only a path gets one', '../..', 'image/png', 'attachment.png'],
  ['that is empty gets one', '', 'application/pdf', 'attachment.pdf'],
  ['of dots gets one', '....', 'image/jpeg', 'attachment.jpg'],
  ['of a hidden file is shown', '.htaccess', 'image/jpeg', 'htaccess.jpg'],
  ['loses NUL', 'a\u0000.php\u0000.jpg', 'image/jpeg', 'a.php.jpg'],
  ['loses line breaks', 'a\r\nSet-Cookie: x=1\r\n.jpg', 'image/jpeg', 'aSet-Cookie_ x=1.jpg'],
  ['loses the mark that turns its direction', 'photo\u202Egpj.exe', 'image/jpeg', 'photogpj.jpg'],
  ['loses isolates', 'a\u2066b\u2067c\u2068d\u2069.png', 'image/png', 'abcd.png'],
  ['loses half a character', 'a\uD83D.png', 'image/png', 'a.png'],
  ['loses what shells and systems read', 'a<b>|"c"?*:.png', 'image/png', 'a_b___c____.png'],
  ['gets the ending of what it is', 'invoice.pdf.exe', 'application/pdf', 'invoice.pdf.pdf'],
  ['without an ending gets one', 'photo', 'image/webp', 'photo.webp'],
  ['ends as what it is', 'page.html', 'image/jpeg', 'page.jpg'],
  ['of a voice message keeps its ending', 'ses.opus', 'audio/ogg', 'ses.opus'],
  ['keeps what joins letters', 'می‌خواهم.jpg', 'image/jpeg', 'می‌خواهم.jpg'],
  ['is at most a hundred characters', `${'x'.repeat(5000)}.jpg`, 'image/jpeg', `${'x'.repeat(96)}.jpg`],
  ['is cut between characters', `${'😀'.repeat(5000)}.png`, 'image/png', `${'😀'.repeat(96)}.png`],
];

for (const [title, given, type, shown] of names)
  test(`a name ${title}`, () => assert.equal(displayName(given, type), shown));

for (const [title, given, shown] of [
  ['a path', '../../../../tmp/evil.jpg', 'evil.jpg'],
  ['a percent-encoded path', '..%2F..%2Fevil.jpg', '%2F..%2Fevil.jpg'],
  ['a mark that turns its direction', 'a\u202Egpj.exe', 'agpj.jpg'],
  ['a NUL', 'a\u0000b.jpg', 'ab.jpg'],
  ['seven thousand characters', `${'n'.repeat(7000)}.jpg`, `${'n'.repeat(96)}.jpg`],
  ['escaped quotes', 'a%22; filename=%22b.jpg', 'a%22; filename=%22b.jpg'],
  ['letters of Turkish', 'Şişli ğüöçı.jpg', 'Şişli ğüöçı.jpg'],
] as const)
  test(`a file whose name has ${title} comes in harmless`, async t => {
    const server = await startServer(t);
    const { name } = await upload(server, { name: given, type: 'image/jpeg', content: smallJpeg });
    assert.equal(name, shown);
  });
