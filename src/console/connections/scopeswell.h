// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QAbstractButton;

namespace sluice {

class TypedLabel;

// The scopes that a sign-in needs, in a well that never cuts one, with a button that copies them.
// `scopes` is asked at each click. GUI thread; keeps nothing.
void dressScopes(TypedLabel *well, QAbstractButton *copy, const std::function<QString()> &scopes);
void showScopes(TypedLabel *well, const QString &scopes);

} // namespace sluice
