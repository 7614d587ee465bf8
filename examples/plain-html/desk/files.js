import { button, byId, element } from './page.js';

// Files of a request: fetched with the key, shown as Blobs, never as links that anybody could follow.

const size = bytes =>
  bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`;

const urls = [];

/** Lets go of the files of the request that was shown before. */
export const forgetFiles = () => {
  for (const url of urls.splice(0)) URL.revokeObjectURL(url);
};

const save = (url, download) => element('a', { href: url, download }).click();

const enlarge = (url, name) => {
  const dialog = byId('picture');
  Object.assign(dialog.querySelector('img'), { src: url, alt: name });
  dialog.querySelector('p').textContent = name;
  dialog.showModal();
};

/** A list item for each file: a picture that opens large, or its name; and a button that saves it. */
export const fileItems = (reference, attachments, desk, sentenceFor) =>
  attachments.map(({ id, name, mediaType, bytes }) => {
    const item = element('li');
    const error = element('span', { className: 'error' });
    let fetched;
    const url = () =>
      (fetched ??= desk.mimer.desk.attachments.get(reference, id).then(
        file => {
          urls.push(URL.createObjectURL(file));
          return urls.at(-1);
        },
        reason => {
          fetched = undefined;
          throw reason;
        },
      ));
    const tell = reason => {
      error.textContent = sentenceFor(reason);
    };
    const download = button('İndir', () => url().then(from => save(from, name), tell));
    download.ariaLabel = `${name} dosyasını indir`;
    const label = element('span', { className: 'file-name' }, `${name} (${size(bytes)})`);
    if (mediaType.startsWith('image/')) {
      const picture = element('img', { alt: '' });
      const large = button('', () => url().then(from => enlarge(from, name), tell), 'picture');
      large.ariaLabel = `${name} resmini büyüt`;
      large.append(picture);
      item.append(large);
      url().then(from => (picture.src = from), tell);
    }
    item.append(label, download, error);
    return item;
  });

/** Uploads files and answers their ids; one that has arrived is not sent again when the form is. */
export const createUploader = desk => {
  const uploads = new Map();
  const upload = async file => {
    if (!uploads.has(file)) uploads.set(file, desk.mimer.attachments.upload(file));
    try {
      return (await uploads.get(file)).id;
    } catch (reason) {
      uploads.delete(file);
      throw reason;
    }
  };
  return ({ files, disabled }) => Promise.all(disabled ? [] : [...files].map(upload));
};
