// A large body with its progress; fetch cannot tell how much has left.
import { address, requestKey, wire, type Names } from './client';
import { ProblemError, type Problem } from './problem';

export function uploadJson<Answer>(path: string, names: Names, body: unknown, onProgress: (share: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(path, names));
    request.setRequestHeader('Content-Type', 'application/json');
    request.setRequestHeader('Accept-Language', wire.language);
    request.setRequestHeader('X-Gwanje-CSRF', wire.csrf);
    request.setRequestHeader('Idempotency-Key', requestKey());
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    const none: Problem = { status: request.status, title: '', detail: '', field: '', value: '', reason: '', remedy: '' };
    request.onerror = () => reject(new ProblemError({ ...none, status: 0 }));
    request.onload = () => {
      let answer: unknown = {};
      try {
        answer = request.responseText ? JSON.parse(request.responseText) : {};
      } catch {
        // The status says enough.
      }
      if (request.status >= 200 && request.status < 300) resolve(answer as Answer);
      else reject(new ProblemError({ ...none, ...(answer as Partial<Problem>), status: request.status }));
    };
    request.send(JSON.stringify(body));
  });
}
