// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QBoxLayout;
class QComboBox;
class QDialog;
class QHBoxLayout;
class QVBoxLayout;
class QWidget;

namespace sluice {

class Card;
class Prompt;
class TypedLabel;

// What the cards of a job's form are put together of. Plain functions, GUI thread; what they make
// belongs to the field's or the given parent.

// The field with its label above, which is its name for screen readers too; `label` may have a
// mnemonic.
QVBoxLayout *labelled(const QString &label, QWidget *field);
// Two of them side by side, of the same width.
QHBoxLayout *besides(QVBoxLayout *left, QVBoxLayout *right);
// The card's title with something at its right end.
void addCardHead(Card *card, const QString &title, QWidget *right);
TypedLabel *makeNote(const QString &name, QWidget *parent); // below a field; hidden while empty
void showNote(TypedLabel *note, const QString &text, bool isProblem = false);
// What it offers is found by any part of it; what is typed is not added. To be named for screen
// readers before.
void makeSearchable(QComboBox *combo);
// As wide as its place is, not as its longest text.
void letShrink(QWidget *field);
// Chooses the item with these data, or adds one of this text if there is none.
void chooseItem(QComboBox *combo, const QString &data);
// Before a dialog goes whose changes nobody took over: it is rejected once that is agreed to.
// `text`: what would be lost; empty: changes of a job.
void askToDiscard(Prompt &prompt, QDialog *dialog, const QString &text = {});

} // namespace sluice
