/* What a verifier needs to start and to end. */
active proctype nothing() { skip }
