// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmprocessorscard.h"

#include "console/crmbulk/processordialog.h"
#include "console/jobs/formparts.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/movekeys.h"
#include "console/widgets/removekey.h"
#include "console/widgets/typedlabel.h"

#include <QAction>
#include <QBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString typeWord(const QString &type)
{
    return type == "script"_L1 ? CrmProcessorsCard::tr("Script")
        : type == "command"_L1 ? CrmProcessorsCard::tr("Command")
                               : CrmProcessorsCard::tr("Rules");
}

QString typeIcon(const QString &type)
{
    return type == "script"_L1 ? u"terminal"_s
        : type == "command"_L1 ? u"filter"_s
                               : u"check-plan"_s;
}

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(Format::count(count));
}

} // namespace

QString describeProcessor(const QJsonObject &processor)
{
    const QString type = processor.value("type"_L1).toString();
    if (processor.value("preset"_L1).toString() == "lead-clean-up"_L1)
        return CrmProcessorsCard::tr("Lead clean-up: phone, country, score, segment");
    if (type == "rules"_L1)
        return counted(processor.value("rules"_L1).toArray().size(),
            CrmProcessorsCard::tr("1 rule"), CrmProcessorsCard::tr("%1 rules"));
    if (type == "command"_L1) {
        QStringList words{processor.value("program"_L1).toString()};
        for (const QJsonValue &argument : processor.value("arguments"_L1).toArray())
            words << argument.toString();
        return words.join(u' ');
    }
    const QString source = processor.value("source"_L1).toString();
    const QString file = processor.value("file"_L1).toString(u"script.js"_s);
    return source.isEmpty() ? file
                            : file + u", "_s
            + counted(source.trimmed().count(u'\n') + 1, CrmProcessorsCard::tr("1 line"),
                CrmProcessorsCard::tr("%1 lines"));
}

CrmProcessorsCard::CrmProcessorsCard(Prompt &prompt, QWidget *parent)
    : Card(parent)
    , m_prompt(prompt)
    , m_add(new QPushButton(tr("Add…"), this))
    , m_list(new QWidget(this))
    , m_lines(new QVBoxLayout(m_list))
{
    m_add->setObjectName(u"addProcessorButton"_s);
    m_add->setProperty("role", u"quiet"_s);
    m_add->setAccessibleName(tr("Add a processor"));
    setButtonIcon(m_add, u"add"_s);
    auto *menu = new QMenu(m_add);
    menu->setObjectName(u"addProcessorMenu"_s);
    const auto offer = [this, menu](const char *name, const QString &text, const QString &type) {
        QAction *action = menu->addAction(text, this, [this, type] { add(type); });
        action->setObjectName(QLatin1StringView(name));
    };
    offer("actionAddLeads", tr("Lead Clean-Up"), u"leads"_s);
    offer("actionAddRules", tr("Rules…"), u"rules"_s);
    offer("actionAddScript", tr("Script…"), u"script"_s);
    offer("actionAddCommand", tr("Command…"), u"command"_s);
    connect(m_add, &QPushButton::clicked, menu,
        [this, menu] { menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height()))); });
    m_list->setObjectName(u"processorList"_s);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(8);
    addCardHead(this, tr("Processors"), m_add);
    body()->setSpacing(8);
    body()->addWidget(m_list);
    showList();
}

void CrmProcessorsCard::setProcessors(const QJsonArray &processors)
{
    m_processors = processors;
    showList();
}

void CrmProcessorsCard::setReadOnly(bool isReadOnly)
{
    m_isReadOnly = isReadOnly;
    m_add->setEnabled(!isReadOnly);
    m_list->setEnabled(!isReadOnly);
}

void CrmProcessorsCard::showList()
{
    qDeleteAll(m_list->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    for (qsizetype i = 0; i < m_processors.size(); ++i)
        addRow(i);
    if (m_processors.isEmpty()) {
        auto *note = new TypedLabel(tr("Records are written as they were read, or as the mapping "
                                       "says."),
            TypeRole::Body, Role::Muted, m_list);
        note->setWordWrap(true);
        m_lines->addWidget(note);
    }
}

void CrmProcessorsCard::addRow(qsizetype index)
{
    const QJsonObject processor = m_processors.at(index).toObject();
    const QString type = processor.value("type"_L1).toString();
    auto *row = new QWidget(m_list);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(new TypedLabel(QString::number(index + 1), TypeRole::Body, Role::Muted, row));
    auto *icon = new IconLabel(row);
    icon->setIcon(typeIcon(type), Role::Muted, 16);
    layout->addWidget(icon);
    layout->addWidget(new TypedLabel(typeWord(type), TypeRole::BodyMedium, Role::Text, row));
    auto *what = new ElidingLabel(describeProcessor(processor), row);
    what->setColorRole(Role::Muted);
    layout->addWidget(what, 1);
    if (processor.contains("preset"_L1))
        layout->addWidget(makeRuleSet(index, row));
    layout->addWidget(makeMenuButton(index, row));
    m_lines->addWidget(row);
}

QWidget *CrmProcessorsCard::makeRuleSet(qsizetype index, QWidget *row)
{
    auto *ruleSet = new ElidingComboBox(row);
    ruleSet->setObjectName(u"ruleSetCombo"_s);
    ruleSet->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    ruleSet->setAccessibleName(tr("Rule set"));
    ruleSet->setToolTip(tr("A as the public example is coded, B as its text promises, C the "
                           "improved rules"));
    for (const QString &set : {u"A"_s, u"B"_s, u"C"_s})
        ruleSet->addItem(tr("Set %1").arg(set), set);
    ruleSet->setCurrentIndex(
        ruleSet->findData(m_processors.at(index)[u"ruleSet"].toString(u"C"_s)));
    connect(ruleSet, &QComboBox::activated, this, [this, index, ruleSet] {
        QJsonObject processor = m_processors.at(index).toObject();
        processor.insert(u"ruleSet"_s, ruleSet->currentData().toString());
        m_processors.replace(index, processor);
        emit changed();
    });
    return ruleSet;
}

QWidget *CrmProcessorsCard::makeMenuButton(qsizetype index, QWidget *row)
{
    auto *button = new QToolButton(row);
    button->setObjectName(u"processorMenuButton"_s);
    button->setIcon(themeIcon(u"more"_s, Role::Muted));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(tr("Processor %1").arg(index + 1));
    button->setToolTip(tr("Edit, move or remove this processor"));
    const auto offer
        = [this, button](const char *name, const QString &text, const QKeySequence &key,
              bool isPossible, const std::function<void()> &work) {
              auto *action = new QAction(text, button);
              action->setObjectName(QLatin1StringView(name));
              action->setShortcut(key);
              action->setShortcutContext(Qt::WidgetShortcut);
              action->setEnabled(isPossible);
              // The line's own button goes with the line: not before its click is over.
              connect(action, &QAction::triggered, this, work, Qt::QueuedConnection);
              button->addAction(action);
              return action;
          };
    offer("actionEditProcessor", tr("Edit…"), Qt::Key_F2, true, [this, index] {
        edit(index);
    })->setWhatsThis(tr("Edit Processor")); // in the list of all keys
    makeMoveAction(
        offer("actionMoveUp", tr("Move Up"), {}, index > 0, [this, index] { move(index, -1); }),
        -1);
    makeMoveAction(offer("actionMoveDown", tr("Move Down"), {}, index + 1 < m_processors.size(),
                       [this, index] { move(index, 1); }),
        1);
    makeRemoveAction(
        offer("actionRemoveProcessor", tr("Remove"), {}, true, [this, index] { remove(index); }));
    return button;
}

void CrmProcessorsCard::changedAt(qsizetype focus)
{
    showList();
    const auto buttons = m_list->findChildren<QToolButton *>(u"processorMenuButton"_s);
    if (QToolButton *next = buttons.value(std::min(focus, buttons.size() - 1)))
        next->setFocus();
    else
        m_add->setFocus();
    emit changed();
}

void CrmProcessorsCard::add(const QString &type)
{
    if (type == "leads"_L1) {
        m_processors.append(QJsonObject{
            {u"type"_s, u"rules"_s}, {u"preset"_s, u"lead-clean-up"_s}, {u"ruleSet"_s, u"C"_s}});
        changedAt(m_processors.size() - 1);
        return;
    }
    openEditor({{u"type"_s, type}}, m_processors.size());
}

void CrmProcessorsCard::edit(qsizetype index)
{
    openEditor(m_processors.at(index).toObject(), index);
}

void CrmProcessorsCard::openEditor(const QJsonObject &processor, qsizetype index)
{
    QJsonArray before;
    for (qsizetype i = 0; i < index; ++i)
        before.append(m_processors.at(i));
    auto *dialog = new ProcessorDialog(processor, {m_fieldNames, before}, m_prompt, window());
    connect(dialog, &QDialog::accepted, this, [this, dialog, index] {
        if (index < m_processors.size())
            m_processors.replace(index, dialog->processor());
        else
            m_processors.append(dialog->processor());
        changedAt(index);
    });
    dialog->open();
    emit sampleWanted(dialog);
}

void CrmProcessorsCard::move(qsizetype index, int by)
{
    if (index + by < 0 || index + by >= m_processors.size())
        return;
    const QJsonValue processor = m_processors.takeAt(index);
    m_processors.insert(index + by, processor);
    changedAt(index + by);
}

void CrmProcessorsCard::remove(qsizetype index)
{
    m_processors.removeAt(index);
    changedAt(index);
}

} // namespace sluice
