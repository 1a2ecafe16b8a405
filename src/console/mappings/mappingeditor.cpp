// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/mappingeditor.h"

#include "console/theme/icons.h"

#include <QAction>
#include <QBoxLayout>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QUndoStack>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostEdits = 200;

} // namespace

// One step of the way back: the whole document before and after. What is typed into one field is
// one step.
class MappingEditor::Edit final : public QUndoCommand
{
public:
    Edit(MappingEditor *editor, QJsonObject before, QJsonObject after, const QObject *field)
        : m_editor(editor)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_field(field)
    {
    }

    int id() const override { return m_field ? 1 : -1; }
    bool mergeWith(const QUndoCommand *next) override
    {
        const auto *edit = static_cast<const Edit *>(next);
        if (edit->m_field != m_field)
            return false;
        m_after = edit->m_after;
        return true;
    }
    void undo() override { m_editor->showAgain(m_before); }
    void redo() override
    {
        if (std::exchange(m_isShown, true))
            m_editor->showAgain(m_after);
    }

private:
    MappingEditor *m_editor;
    QJsonObject m_before;
    QJsonObject m_after;
    const QObject *m_field; // that was typed into; only compared
    bool m_isShown = false;
};

MappingEditor::MappingEditor(QWidget *parent)
    : QWidget(parent)
    , m_history(new QUndoStack(this))
{
    m_history->setUndoLimit(kMostEdits);
}

void MappingEditor::begin(QTabWidget *tabs)
{
    m_known = document();
    m_saved = m_known;
    auto *corner = new QWidget(tabs);
    m_tools = new QHBoxLayout(corner);
    m_tools->setContentsMargins(0, 0, 0, 4);
    m_tools->setSpacing(4);
    const auto offer = [this, corner](QAction *action, const char *name, const QString &icon,
                           const QKeySequence &keys) {
        auto *button = new QToolButton(corner);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setIcon(themeIcon(icon));
        addAction(action);
        button->setDefaultAction(action);
        button->setObjectName(QLatin1StringView(name));
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAccessibleName(action->text());
        m_tools->addWidget(button);
        connect(action, &QAction::changed, button,
            [button, action] { button->setAccessibleName(action->text()); });
    };
    offer(
        m_history->createUndoAction(this, tr("Undo")), "undoButton", u"undo"_s, QKeySequence::Undo);
    offer(m_history->createRedoAction(this, tr("Redo")), "redoButton", u"redo"_s,
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    auto *check = new QPushButton(tr("Check"), corner);
    check->setObjectName(u"checkButton"_s);
    check->setAutoDefault(false);
    check->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V));
    check->setToolTip(tr("Asks for the fields anew and looks at every rule and at a sample"));
    setButtonIcon(check, u"check-plan"_s);
    connect(check, &QPushButton::clicked, this, &MappingEditor::checkWanted);
    m_tools->addWidget(check);
    m_tabs = tabs;
    tabs->setCornerWidget(corner);
}

void MappingEditor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_tabs)
        placeTools();
}

void MappingEditor::placeTools()
{
    QWidget *tools = m_tools->parentWidget();
    auto *rows = qobject_cast<QBoxLayout *>(layout());
    const int beside = m_tabs->tabBar()->sizeHint().width() + tools->sizeHint().width();
    const bool isBeside = beside <= width();
    if (!rows || isBeside == (m_tabs->cornerWidget() == tools))
        return;
    if (isBeside) {
        rows->removeWidget(tools);
        m_tabs->setCornerWidget(tools);
    } else {
        m_tabs->setCornerWidget(nullptr);
        rows->insertWidget(rows->indexOf(m_tabs), tools, 0, Qt::AlignRight);
    }
    tools->show();
}

void MappingEditor::noteEdit(const QObject *field)
{
    if (m_isShowing)
        return;
    const QJsonObject now = document();
    if (now == m_known)
        return;
    m_history->push(new Edit(this, std::exchange(m_known, now), now, field));
}

void MappingEditor::showAgain(const QJsonObject &document)
{
    m_isShowing = true;
    [[maybe_unused]] const auto shown = showDocumentOf(document); // it was shown before
    m_isShowing = false;
    m_known = this->document();
    emit checked();
}

Result<void> MappingEditor::replaceDocument(const QJsonObject &document)
{
    if (m_isReadOnly)
        return {};
    m_isShowing = true;
    auto shown = showDocumentOf(document);
    m_isShowing = false;
    if (shown)
        noteEdit();
    emit checked();
    return shown;
}

void MappingEditor::setReadOnly()
{
    m_isReadOnly = true;
    m_history->clear();
}

bool MappingEditor::isSaved() const
{
    return document() == m_saved;
}

void MappingEditor::setSaved()
{
    m_saved = document();
    emit saved();
    emit checked();
}

} // namespace sluice
