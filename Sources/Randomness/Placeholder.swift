// Placeholder so that the skeleton builds; the room's files replace it.
