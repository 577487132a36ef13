/** Order events of an account, without a gap: after a break the stream is resumed from the last number. */
declare const process: { env: Record<string, string | undefined> };

const address = process.env.NAUTILUS ?? "127.0.0.1:8600";
let stream: string | undefined;
let seq: number | undefined;

function connect(): void {
  const socket = new WebSocket(`ws://${address}/ws/stream`);
  socket.onopen = () => {
    const resume = seq === undefined ? {} : { after: seq, stream };
    socket.send(JSON.stringify({ op: "subscribe", topic: "orders", account: "main", ...resume }));
  };
  socket.onmessage = (event) => {
    const message = JSON.parse(event.data);
    if (message.type === "hello") {
      stream = message.stream;
    } else if (message.topic === "orders") {
      seq = message.seq;
      if (message.gap) {
        console.log("gap", message.gap);
      }
      console.log(message.seq, message.type, JSON.stringify(message.data ?? null));
    } else if (message.type === "error") {
      console.error(message.code, message.detail);
    }
  };
  socket.onclose = () => setTimeout(connect, 1_000);
}

connect();
