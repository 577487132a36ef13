#!/usr/bin/env bash
# Places a market order on paper and prints the order as its first frame left it.
#   order.sh BUY|SELL QUANTITY INSTRUMENT
set -euo pipefail
[ $# -eq 3 ] || { echo "Usage: order.sh BUY|SELL QUANTITY INSTRUMENT" >&2; exit 2; }
token=${NAUTILUS_TOKEN_FILE:-$(dirname "$0")/../../../data/secrets/trader.token}

curl --silent --show-error --fail-with-body "http://${NAUTILUS:-127.0.0.1:8600}/api/risk/orders" \
  --header "Authorization: Bearer $(cat "$token")" --header 'Content-Type: application/json' \
  --data "{\"account\":\"main\",\"instrument\":\"$3\",\"side\":\"$1\",\"type\":\"MARKET\",\"quantity\":\"$2\",\"timeInForce\":\"IOC\"}"
