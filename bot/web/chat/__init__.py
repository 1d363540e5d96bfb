"""The chat page: the same questions, answers and buttons as on Telegram."""
