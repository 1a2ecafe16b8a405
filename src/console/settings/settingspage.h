// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QScrollArea>
#include <QString>

#include <functional>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace sluice {

class Card;

// Values by the names of AppSettings and of ConsoleSettings::choices().
using SettingsValues = QMap<QString, QString>;

// One page of the dialog Settings: cards with fields, each bound to one setting. It shows values
// and gives back what was entered; the dialog reads and keeps them. GUI thread; owned by the
// dialog.
class SettingsPage : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SettingsPage)

public:
    SettingsPage(QString key, QString title, QString icon, QWidget *parent);

    QString key() const { return m_key; }
    QString title() const { return m_title; }
    QString icon() const { return m_icon; }

    void showValues(const SettingsValues &values); // tells nobody
    SettingsValues entered() const;
    QWidget *fieldOf(const QString &name) const; // nullptr: it is not on this page

    // What a page has beside its fields.
    virtual bool hasMore() const { return false; } // that is entered and not kept
    virtual void restoreDefaults();

    static QString standardOf(const QString &name);

signals:
    void edited();

protected:
    QVBoxLayout *content() const { return m_layout; }
    Card *addCard(const QString &title);
    // A grid of labels and fields in a card, which the next four fill.
    QGridLayout *addFields(Card *card);
    QSpinBox *addNumber(QGridLayout *grid, QLatin1StringView name, const QString &label,
        const QString &unit, int least, int most);
    QSpinBox *addNumber(
        QGridLayout *grid, QLatin1StringView name, const QString &label, const QString &unit);
    QComboBox *addChoice(QGridLayout *grid, QLatin1StringView name, const QString &label,
        const QList<std::pair<QString, QString>> &wordsByValue);
    QLineEdit *addText(
        QGridLayout *grid, QLatin1StringView name, const QString &label, QWidget *beside = nullptr);
    QCheckBox *addCheck(Card *card, QLatin1StringView name, const QString &text);
    void addNote(Card *card, const QString &text);
    void addRow(QGridLayout *grid, const QString &label, QWidget *field, QWidget *beside = nullptr);

    struct Binding
    {
        QString name;
        QWidget *field = nullptr;
        std::function<QString()> read;
        std::function<void(const QString &value)> write;
    };
    void bind(const Binding &binding);
    void tellEdited();

private:
    QString m_key;
    QString m_title;
    QString m_icon;
    QVBoxLayout *m_layout;
    QList<Binding> m_bindings;
    bool m_isShowing = false;
};

} // namespace sluice
