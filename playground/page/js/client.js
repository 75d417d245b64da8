// Asking the server, as one person. Every answer has `ok`; a refusal also has `error` and a `message` to show.

/** {person, get(path, parameters), post(path, body)}. `noConnection` is the sentence for a server that does not answer. */
export function createClient(person, noConnection) {
  const ask = async (path, request) => {
    try {
      const response = await fetch(path, request);
      return await response.json();
    } catch {
      return { ok: false, error: "no_connection", message: noConnection() };
    }
  };
  return {
    person,
    get: (path, parameters = {}) => ask(`${path}?${new URLSearchParams({ ...(person ? { person } : {}), ...parameters })}`),
    post: (path, body = {}) => ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ person, ...body }) }),
  };
}
