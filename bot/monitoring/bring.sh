BODY='{"title": "Hospital opens theatre 3", "link": "https://news.example/theatre-3"}'
STAMP=$(date +%s)
SIGNATURE=$(printf '%s.%s' "$STAMP" "$BODY" | openssl dgst -sha256 -hmac '{secret}' | sed 's/^.* //')
curl -sS '{address}' -H "X-Smplan-Timestamp: $STAMP" -H "X-Smplan-Signature: v1=$SIGNATURE" \
  -H 'Content-Type: application/json' --data-binary "$BODY"
