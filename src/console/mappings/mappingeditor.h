// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QWidget>

class QHBoxLayout;
class QTabWidget;
class QToolButton;
class QUndoStack;

namespace sluice {

class Prompt;

// The editor of one mapping document, the same in the dialog of a job and on the page Mappings. A
// class for each sync shows its own; here is what all have: the way back and forth for every edit,
// and the check. It fetches and stores nothing: its holder brings what it shows and takes
// document(). GUI thread; owned by its holder.
class MappingEditor : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MappingEditor)

public:
    explicit MappingEditor(QWidget *parent);

    virtual QJsonObject document() const = 0;
    virtual QJsonObject emptyDocument() const = 0; // as a job without one
    bool saysNothing() const { return document() == emptyDocument(); }
    // An edit like any other, which can be undone: an import, a starter. A document that is not of
    // this sync is an Error and changes nothing.
    Result<void> replaceDocument(const QJsonObject &document);

    virtual QStringList problems() const = 0; // why it cannot be used; empty: it can
    virtual int warningCount() const { return 0; } // fields that some sample records do not fit
    virtual int mappedCount() const = 0;
    virtual int fieldCount() const { return 0; } // 0: not known
    virtual void setReadOnly(); // the job is running: to look at only
    bool isReadOnly() const { return m_isReadOnly; }
    virtual void showProblems() { } // the rows that have one
    virtual void find(const QString &text) { Q_UNUSED(text) }
    virtual void showField(const QString &name) { find(name); } // to be edited

    bool isSaved() const; // as it was when it was opened or saved last
    void setSaved();
    void setPrompt(Prompt &prompt) { m_prompt = &prompt; } // for the dialogs that it opens
    QUndoStack *history() const { return m_history; }

signals:
    void checked(); // what it says or what is wrong with it may have changed
    void saved();
    void checkWanted(); // the holder brings the ends anew, and says what came of it

protected:
    // Shows a document that fits; nothing is noted of it.
    virtual Result<void> showDocumentOf(const QJsonObject &document) = 0;
    // Once the first document is shown: adds the tools beside the tabs, above them where there is
    // no room for both.
    void begin(QTabWidget *tabs);
    void resizeEvent(QResizeEvent *event) override;
    QHBoxLayout *tools() const { return m_tools; }
    // The operator has changed something; what is typed into one `field` is one step.
    void noteEdit(const QObject *field = nullptr);
    Prompt *prompt() const { return m_prompt; }

private:
    class Edit;
    void showAgain(const QJsonObject &document);
    void placeTools();

    Prompt *m_prompt = nullptr;
    QUndoStack *m_history;
    QTabWidget *m_tabs = nullptr;
    QHBoxLayout *m_tools = nullptr;
    QJsonObject m_known; // the document after the last edit
    QJsonObject m_saved;
    bool m_isReadOnly = false;
    bool m_isShowing = false;
};

} // namespace sluice
