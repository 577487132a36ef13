"""The newest orders by HTTP, then prices as they come. pip install websockets requests"""
import json, os, requests
from websockets.sync.client import connect

address = os.environ.get("NAUTILUS", "127.0.0.1:8600")
print(requests.get(f"http://{address}/api/risk/orders?account=main&limit=3", timeout=10).json())
with connect(f"ws://{address}/ws/stream") as stream:
    stream.send(json.dumps({"op": "subscribe", "topic": "market-data", "instrument": "BTC-USD.SIM"}))
    for message in (each for each in map(json.loads, stream) if each.get("data")):
        print(message["seq"], message["data"]["bids"][:1], message["data"]["asks"][:1], flush=True)
