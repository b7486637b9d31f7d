// The customer-service desk, imported as `message-push/desk`: answers, hours, hand-over. Its parts are still to come; the name is kept for them.
export {};
