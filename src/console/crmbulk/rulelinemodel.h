// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/crmbulk/ruleform.h"

#include <QAbstractTableModel>
#include <QJsonValue>

namespace sluice {

// The lines that one rule holds, to be edited: the conditions of a score, bands, a table of values.
// What a line says besides stays in it. Holds them only; the editor takes them. GUI thread; owned
// by the editor's table.
class RuleLineModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RuleLineModel)

public:
    RuleLineModel(const RuleForm &form, const QJsonValue &lines, QObject *parent);

    QJsonValue lines() const; // as the rule has them
    int add(); // the new line, or the one without a key that is there
    void remove(int row);
    void setReadOnly() { m_isReadOnly = true; }
    QList<std::pair<QString, QVariant>> tests(int row) const; // word and value

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void edited();

private:
    struct Line
    {
        QString key; // of a keyed one
        QJsonValue value;

        friend bool operator==(const Line &, const Line &) = default;
    };
    QJsonValue newLine() const;
    QString cell(const Line &line, const RuleColumn &column) const;
    bool put(Line &line, const RuleColumn &column, const QString &text) const;
    bool hasKey(const QString &key) const;

    RuleForm m_form;
    QList<Line> m_lines;
    bool m_isReadOnly = false;
};

} // namespace sluice
