const { DataSource } = require('apollo-datasource');

class RecordsAPI extends DataSource {
  initialize({ context }) {
    this.context = context;
  }

  async notesOf(appointmentId) {
    const { Note } = this.context.models;
    const notes = await Note.find({ appointment: appointmentId }).sort('writtenAt').lean({ virtuals: true });
    return notes.map((note) => ({ ...note, id: note._id }));
  }
}

module.exports = RecordsAPI;
