// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/automapoffer.h"

#include "console/mappings/mappingeditor.h"
#include "console/theme/icons.h"
#include "console/widgets/messagebar.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QUndoStack>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

AutoMapOffer::AutoMapOffer(MappingEditor *editor, MessageBar *bar, QHBoxLayout *tools)
    : QObject(editor)
    , m_editor(editor)
    , m_bar(bar)
    , m_button(new QPushButton(tr("Auto-&Map"), editor))
{
    m_button->setObjectName(u"autoMapButton"_s);
    m_button->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_M));
    m_button->setAutoDefault(false);
    setButtonIcon(m_button, u"auto-map"_s);
    tools->insertWidget(tools->count() - 1, m_button);
    connect(m_button, &QPushButton::clicked, this, &AutoMapOffer::begin);
    connect(m_bar, &MessageBar::actionTriggered, this, [this](const QString &id) {
        m_bar->dismiss();
        if (id == "show"_L1)
            emit showWanted();
        else if (const auto before = std::exchange(m_before, std::nullopt);
                 id == "undo"_L1 && before) [[maybe_unused]]
            const auto shown = m_editor->replaceDocument(*before);
    });
}

void AutoMapOffer::begin()
{
    m_before = m_editor->document();
    emit wanted();
}

void AutoMapOffer::beginUnasked()
{
    if (m_editor->isReadOnly() || !m_editor->saysNothing() || m_editor->history()->count() > 0)
        return;
    m_isUnasked = true;
    begin();
    m_isUnasked = false;
}

void AutoMapOffer::setPossible(bool isPossible, Unasked unasked)
{
    m_button->setEnabled(isPossible && !m_editor->isReadOnly());
    m_button->setToolTip(isPossible ? tr("By name, label and common other words; what is mapped "
                                         "stays")
                                    : tr("The fields are not known yet"));
    if (!isPossible || std::exchange(m_wasPossible, true) || unasked == Unasked::Never)
        return;
    // Once the editor has shown what has come.
    QMetaObject::invokeMethod(this, &AutoMapOffer::beginUnasked, Qt::QueuedConnection);
}

void AutoMapOffer::tell(int set, const QString &more)
{
    if (set == 0 && m_isUnasked)
        return;
    QString text = set == 0 ? tr("Auto-Map found nothing more by name.")
                            : tr("Auto-Map set %n fields.", nullptr, set);
    if (!more.isEmpty())
        text += u' ' + more;
    m_bar->showMessage(Tone::Info, text,
        set == 0 ? QList<MessageBar::Action>()
                 : QList<MessageBar::Action>{{u"undo"_s, tr("Undo")}, {u"show"_s, tr("Show")}});
}

void AutoMapOffer::forget()
{
    m_before.reset();
    m_bar->dismiss();
}

} // namespace sluice
