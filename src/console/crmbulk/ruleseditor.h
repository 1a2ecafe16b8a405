// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/crmbulk/ruleform.h"

#include <QJsonArray>
#include <QWidget>

class QBoxLayout;
class QComboBox;
class QFormLayout;
class QPushButton;
class QScrollArea;

namespace sluice {

class RowList;
class RuleLineModel;
struct RulePlace;
class TableCard;
class TypedLabel;

// The built-in processor's rules as a list, with a form for the chosen one: nobody needs to know
// their document. What the form cannot show stays in the document as it is. A preset's rules are
// only shown, until they are made a list of the job's own. GUI thread; owned by its dialog.
class RulesEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RulesEditor)

public:
    RulesEditor(const QStringList &fieldNames, QWidget *parent);

    void setProcessor(const QJsonObject &processor); // {"type":"rules", ...}
    const QJsonObject &processor() const { return m_processor; }
    const QJsonArray &rules() const { return m_rules; } // a preset's too
    // The field of the form, or the line; false: the form does not show it.
    bool goTo(const RulePlace &place);

signals:
    void edited();

private:
    void addTools(QBoxLayout *layout);
    QPushButton *makeButton(const char *name, const QString &text, const QString &icon);
    void add();
    void removeCurrent();
    void move(int by);
    void ownRules(); // in place of the preset
    void put(const QJsonArray &rules, int current);
    void showList(int current);
    void showRule();
    void focusOn(QWidget *field);
    void showTools();
    void addParts(const RuleForm &form, const QJsonObject &rule, QFormLayout *layout);
    QWidget *makePart(const RulePart &part, const QJsonObject &rule, QWidget *page);
    void addLines(const RuleForm &form, const QJsonObject &rule, QBoxLayout *layout);
    void dressLines(const RuleForm &form, TableCard *card, RuleLineModel *lines);
    void take(const QString &key, const QJsonValue &value); // of the chosen rule; undefined: goes
    bool isPreset() const { return m_processor.contains(QLatin1StringView("preset")); }

    QStringList m_fieldNames;
    QJsonObject m_processor;
    QJsonArray m_rules; // as they are shown
    bool m_isFilling = false;

    QComboBox *m_types;
    QPushButton *m_add;
    QPushButton *m_up;
    QPushButton *m_down;
    QPushButton *m_remove;
    QPushButton *m_own;
    RowList *m_list;
    QScrollArea *m_form;
    TypedLabel *m_note;
};

} // namespace sluice
