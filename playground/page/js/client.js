// Asking the server, as one person. Every answer has `ok`; a refusal also has `error` and a `message` to show.

/** {person, under_way, get(path, parameters), post(path, body), attach(file)}; `under_way` counts what is not answered yet. `noConnection` is the sentence for a server that does not answer. */
export function createClient(person, noConnection) {
  const client = { person, under_way: 0 };
  const ask = async (path, request) => {
    client.under_way += 1;
    try {
      const response = await fetch(path, request);
      return await response.json();
    } catch {
      return { ok: false, error: "no_connection", message: noConnection() };
    } finally {
      client.under_way -= 1;
    }
  };
  return Object.assign(client, {
    get: (path, parameters = {}) =>
      ask(`${path}?${new URLSearchParams({ ...(person ? { person } : {}), ...parameters })}`),
    /** The bytes of a file. */
    attach: (file) =>
      ask(`/my/attach?${new URLSearchParams({ person, name: file.name })}`, { method: "POST", body: file }),
    post: (path, body = {}) =>
      ask(path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ person, ...body }),
      }),
  });
}
