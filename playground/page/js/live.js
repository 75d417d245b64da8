// What happens elsewhere, as it happens: one WebSocket that comes back by itself.

const FIRST_PAUSE = 300; // milliseconds before the first new try; doubled after each failure
const LONGEST_PAUSE = 4000;

/** Hands every change to `onChange`; `onOpen` and `onLost` tell how the connection is. What happened while it was away
 *  does not come again: ask the snapshot at every `onOpen`. The promise is kept when the first connection stands. */
export function listenLive(person, { onChange, onOpen, onLost }) {
  let pause = FIRST_PAUSE;
  let opened;
  const first = new Promise((resolve) => {
    opened = resolve;
  });
  const connect = () => {
    const address = new URL(`/my/live?${new URLSearchParams({ person })}`, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    socket.onopen = () => {
      pause = FIRST_PAUSE;
      onOpen();
      opened();
    };
    socket.onmessage = (event) => onChange(JSON.parse(event.data));
    socket.onclose = () => {
      onLost();
      setTimeout(connect, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  };
  connect();
  return first;
}
