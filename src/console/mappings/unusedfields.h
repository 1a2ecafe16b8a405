// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QModelIndex;
class QStandardItemModel;

namespace sluice {

class TableCard;
class TypedLabel;

// What a source has and a mapping does not use, in every editor: name, what a sample says of it,
// and one thing or two that can be done with it, by the menu key too. Object name of its list
// `unusedSourceList`. GUI thread; owned by its editor.
class UnusedFields final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UnusedFields)

public:
    struct Words
    {
        QString name; // for screen readers
        QString column; // title of the names
        QString help;
        QString act; // "Ignore"
        QString none; // in place of rows
        QString why; // there are none
        QString otherAct = {}; // "Ignore", where that is not the first
    };
    UnusedFields(const Words &words, QWidget *parent);

    // Names and notes, and which of the two can be done now.
    void setRows(
        const QList<std::pair<QString, QString>> &rows, bool canAct, bool canActOtherwise = false);
    void setHelpShown(bool isShown); // leaves where there is little room

signals:
    void acted(const QString &name);
    void otherActed(const QString &name);

private:
    void addActions(const Words &words);
    void act(const QModelIndex &index, bool isOther);

    TypedLabel *m_help;
    TableCard *m_card;
    QStandardItemModel *m_model;
    QString m_act;
    QString m_otherAct;
    QAction *m_actAction = nullptr;
    QAction *m_otherAction = nullptr; // null: there is no other
    QList<std::pair<QString, QString>> m_rows;
    bool m_canAct = false;
    bool m_canActOtherwise = false;
};

// "3 of 50 filled"
QString filledText(qsizetype filled, qsizetype of);

} // namespace sluice
