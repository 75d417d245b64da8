// What happens elsewhere, as it happens: one WebSocket that comes back by itself.

const FIRST_PAUSE = 300; // milliseconds before the first new try; doubled after each failure
const LONGEST_PAUSE = 4000;

/** Hands every change to `onChange`. After a connection came back `onReturn` is called, since changes were missed;
 *  `onState` hears "open" and "lost". */
export function listenLive(person, { onChange, onReturn, onState }) {
  let pause = FIRST_PAUSE;
  let before = false;
  const connect = () => {
    const address = new URL(`/my/live?${new URLSearchParams({ person })}`, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    const socket = new WebSocket(address);
    socket.onopen = () => {
      pause = FIRST_PAUSE;
      onState("open");
      if (before) onReturn();
      before = true;
    };
    socket.onmessage = (event) => onChange(JSON.parse(event.data));
    socket.onclose = () => {
      onState("lost");
      setTimeout(connect, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  };
  connect();
}
