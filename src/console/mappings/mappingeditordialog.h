// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;

namespace sluice {

class MappingEditor;
class Prompt;
class TypedLabel;

// A mapping of the job that is being edited: its editor with Use This Mapping below. A class for
// each sync gives the editor. Opened, never executed; deletes itself; accepted() means that the
// editor's document is to be taken. GUI thread.
class MappingEditorDialog : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MappingEditorDialog)

public:
    bool saysNothing() const;
    void setReadOnly(); // the job is running: to look at only
    void setPrompt(Prompt &prompt); // asks before changes are dropped
    void reject() override;

protected:
    struct Look
    {
        QString name; // of the object
        QString heading;
        QString clear; // the button that makes it an empty one
        QString clearName;
        QSize size;
    };
    MappingEditorDialog(const Look &look, QWidget *parent);
    void hold(MappingEditor *editor);

private:
    void check();

    Look m_look;
    Prompt *m_prompt = nullptr;
    MappingEditor *m_editor = nullptr;
    TypedLabel *m_note = nullptr;
    QPushButton *m_clear = nullptr;
    QPushButton *m_use = nullptr;
};

} // namespace sluice
