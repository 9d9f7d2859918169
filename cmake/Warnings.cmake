# One strict warning set for both compilers; a warning is an error.
add_library(gwanje_warnings INTERFACE)
target_compile_options(gwanje_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-align -Wformat=2 -Wimplicit-fallthrough -Wswitch-enum -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports members that the initialisers of a designated aggregate leave at their defaults.
  target_compile_options(gwanje_warnings INTERFACE -Wno-missing-field-initializers -Wlogical-op -Wduplicated-cond
    # g++ 12 sees impossible overlaps in std::string at -O3 (GCC bug 105329).
    -Wno-restrict)
else()
  target_compile_options(gwanje_warnings INTERFACE -Wno-missing-field-initializers)
endif()
if(GWANJE_SANITIZE)
  add_compile_options(-fsanitize=${GWANJE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${GWANJE_SANITIZE})
  if(GWANJE_SANITIZE STREQUAL "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Boost.Asio has fences that the sanitizer does not follow; g++ says so for each.
    add_compile_options(-Wno-tsan)
  endif()
endif()
