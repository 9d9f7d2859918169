// A 128-bit whole number for exact products of two 64-bit ones (accelerators × milliseconds over years).
#pragma once

namespace gwanje {

__extension__ typedef __int128 Wide;
__extension__ typedef unsigned __int128 UnsignedWide;

}  // namespace gwanje
